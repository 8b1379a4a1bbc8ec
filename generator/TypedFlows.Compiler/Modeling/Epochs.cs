using System.Text.RegularExpressions;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Recognizes numbers that are epoch times, from <c>x-unit</c> or from the words of the description.</summary>
internal static class Epochs
{
    private static readonly Regex s_epoch = Pattern(@"\bepoch\b|\bunix[ -]?time(stamp)?\b|\bsince (the )?(1970|epoch)");
    private static readonly Regex s_milliseconds = Pattern(@"\b(milliseconds?|millis|ms)\b|epoch_?millis");
    private static readonly Regex s_seconds = Pattern(@"\bseconds?\b");
    private static readonly Regex s_others = Pattern(@"\b(micro|nano)(second)?s?\b|\b(minutes|hours|days|weeks|months|years)\b");

    /// <summary>Returns the unit, or null if the number is not an epoch time. <c>x-unit</c> overrides the description.</summary>
    /// <param name="schemas">The schema of the property and the schemas to which it refers, from the nearest one.</param>
    public static EpochUnit? Of(params Schema[] schemas)
    {
        foreach (var schema in schemas)
        {
            if (schema.Unit is { } unit)
            {
                return unit switch
                {
                    "epochSeconds" => EpochUnit.Seconds,
                    "epochMilliseconds" => EpochUnit.Milliseconds,
                    _ => null,
                };
            }
        }

        return schemas.Select(schema => schema.Description).OfType<string>().Select(OfText).FirstOrDefault(unit => unit is not null);
    }

    // The services use seconds where they state no unit.
    private static EpochUnit? OfText(string description) => !s_epoch.IsMatch(description) ? null
        : s_milliseconds.IsMatch(description) ? EpochUnit.Milliseconds
        : s_seconds.IsMatch(description) || !s_others.IsMatch(description) ? EpochUnit.Seconds
        : null;

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
