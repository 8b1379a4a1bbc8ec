using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Which formats refuse a text. The others are left out where a schema is parsed, so that whoever goes by the parsed schema, or by
/// what is generated from it, judges alike.
/// </summary>
/// <param name="IsOn">False where no format refuses anything.</param>
/// <param name="Ignored">Formats that refuse nothing, in ordinal order.</param>
internal sealed record FormatAssertion(bool IsOn, EquatableArray<string> Ignored)
{
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\r', '\n'];

    public static FormatAssertion All { get; } = new(true, []);

    public static FormatAssertion None { get; } = new(false, []);

    /// <summary>As a project's properties say it: <c>false</c> turns all off; a list names some.</summary>
    public static FormatAssertion Of(string? assertion, string? ignored) =>
        string.Equals(assertion?.Trim(), "false", StringComparison.OrdinalIgnoreCase) ? None : Except((ignored ?? string.Empty).Split(Separators));

    public static FormatAssertion Except(IEnumerable<string> ignored) =>
        new(true, ignored.Where(f => f.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(f => f, StringComparer.Ordinal).ToEquatableArray());

    /// <summary>Names among those ignored that are no format which refuses anything.</summary>
    public IEnumerable<string> Unknown => Ignored.Where(f => !StringFormats.Knows(f));

    /// <summary>Whether the format stays in the schema: one that refuses nothing anyway does.</summary>
    public bool Keeps(string format) => !StringFormats.Knows(format) || (IsOn && !Ignored.Contains(format));
}
