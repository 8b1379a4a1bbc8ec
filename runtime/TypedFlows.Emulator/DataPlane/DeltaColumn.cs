using System.Text.Json;
using TypedFlows.Compiler.Formats.DateTimePatterns;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>The column of a source that identifies new records.</summary>
/// <param name="Format">The format of its values; <see langword="null"/> if none is declared.</param>
/// <param name="Zone">The time zone of values without one.</param>
internal sealed record DeltaColumn(string Name, DateTimePattern? Format, TimeZoneInfo Zone)
{
    /// <summary>Gets the deviation from java.time that was accepted; <see langword="null"/> if there is none.</summary>
    public string? Deviation { get; private init; }

    /// <summary>Reads the column from its object, or from its name.</summary>
    /// <param name="isStrict">Whether the letters Y and D, which tutorials use for year and day, are errors.</param>
    /// <returns>The column, or <see langword="null"/> if there is none.</returns>
    /// <exception cref="ApiErrorException">The format or the time zone is not known.</exception>
    public static DeltaColumn? Read(JsonView value, bool isStrict = false)
    {
        var text = value.TextOrNull();
        var declared = text is null ? value.Of(JsonValueKind.Object, "an object or a name") : default;
        if ((text ?? declared.Text("name")) is not { Length: > 0 } name)
        {
            return null;
        }

        var zone = TimeZoneInfo.Utc;
        if (declared.Text("timezone") is { Length: > 0 } zoneName)
        {
            zone = TimeZones.Find(zoneName)
                ?? throw ApiErrors.DeltaColumn.With(
                    declared["timezone"].Pointer, zoneName, "it is not the name of a time zone, such as Europe/Berlin");
        }

        if (declared.Text("dateFormat") is not { Length: > 0 } pattern)
        {
            return new(name, null, zone);
        }

        try
        {
            return new(name, DateTimePattern.Parse(pattern), zone);
        }
        catch (FormatException e)
        {
            var pointer = declared["dateFormat"].Pointer;
            return (isStrict ? null : AsCalendarDate(pattern)) is { } known
                ? new(name, known, zone) { Deviation = $"{pointer} '{pattern}' is read as '{known.Text}': {e.Message}." }
                : throw ApiErrors.DeltaColumn.With(pointer, pattern, e.Message);
        }
    }

    /// <summary>Reads the letters Y (year of a week) and D (day of a year) as y and d, which is what tutorials mean.</summary>
    private static DateTimePattern? AsCalendarDate(string pattern)
    {
        try
        {
            return DateTimePattern.Parse(pattern.Replace('Y', 'y').Replace('D', 'd'));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
