namespace TypedFlows.Emulator.DataPlane;

/// <summary>Explains why a file may lack the requested columns.</summary>
internal static class HeaderHint
{
    private static readonly (char Delimiter, string Name)[] s_delimiters = [(',', ","), (';', ";"), ('\t', "\\t"), ('|', "|")];

    /// <summary>Returns a sentence with a leading space; empty if there is no obvious reason.</summary>
    public static string Of(IReadOnlyList<string> header, IReadOnlyList<string> missing, char delimiter)
    {
        if (header.Any(name => name.Contains('\0', StringComparison.Ordinal)))
        {
            return " The names hold NUL characters, as UTF-16 text does: save the file as UTF-8, or with a byte order mark.";
        }

        foreach (var (other, name) in s_delimiters)
        {
            if (other != delimiter && header is [var one] && missing.All(one.Split(other).Select(part => part.Trim('"')).Contains))
            {
                return Separated(name);
            }
        }

        return missing.Any(wanted => header.Any(name => name.Trim().Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase)))
            ? " Names are case-sensitive, and spaces count."
            : string.Empty;
    }

    /// <summary>Returns a hint for a quoted field that continues after its closing quote.</summary>
    public static string AfterQuote(char next) =>
        Array.Find(s_delimiters, known => known.Delimiter == next).Name is { } name ? Separated(name) : string.Empty;

    private static string Separated(string name) =>
        $" The fields seem to be separated by '{name}': set data.properties.columnDelimiter of the source connection.";
}
