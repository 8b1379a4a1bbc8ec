namespace TypedFlows.Compiler.Formats;

/// <summary>Checks JSON Pointers (RFC 6901) and relative JSON Pointers (draft-handrews-relative-json-pointer-01).</summary>
internal static class JsonPointerFormats
{
    public static bool IsJsonPointer(string text)
    {
        if (text.Length > 0 && text[0] != '/')
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '~' && (i + 1 == text.Length || text[i + 1] is not ('0' or '1')))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsRelativeJsonPointer(string text)
    {
        var digits = 0;
        while (digits < text.Length && text[digits] is >= '0' and <= '9')
        {
            digits++;
        }

        return digits > 0 && (digits == 1 || text[0] != '0') && (text.Substring(digits) is "#" || IsJsonPointer(text.Substring(digits)));
    }
}
