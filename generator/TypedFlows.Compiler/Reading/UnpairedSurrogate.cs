using System.Globalization;

namespace TypedFlows.Compiler.Reading;

/// <summary>Finds unpaired surrogates. The grammar of JSON allows them, but a .NET name cannot contain them.</summary>
internal static class UnpairedSurrogate
{
    /// <summary>Returns a value indicating whether a valid string contains an unpaired surrogate.</summary>
    public static bool IsIn(string text, JsonToken token)
    {
        if (token.Kind != JsonTokenKind.String || token.Flaw >= 0 || token.IsInserted || text.IndexOf("\\u", token.Start, token.Length, StringComparison.Ordinal) < 0)
        {
            return false;
        }

        var isOpen = false;
        for (var at = token.Start + 1; at < token.End - 1; at++)
        {
            var unit = text[at];
            if (unit == '\\' && text[++at] == 'u')
            {
                unit = (char)ushort.Parse(text.Substring(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                at += 4;
            }

            if (isOpen != char.IsLowSurrogate(unit))
            {
                return true;
            }

            isOpen = char.IsHighSurrogate(unit);
        }

        return isOpen;
    }
}
