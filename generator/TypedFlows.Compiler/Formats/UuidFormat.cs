namespace TypedFlows.Compiler.Formats;

/// <summary>Checks UUIDs (RFC 4122) of any version: 8-4-4-4-12 hexadecimal digits.</summary>
internal static class UuidFormat
{
    public static bool IsUuid(string text)
    {
        if (text.Length != 36)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var isDash = i is 8 or 13 or 18 or 23;
            if (isDash ? text[i] != '-' : text[i] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')))
            {
                return false;
            }
        }

        return true;
    }
}
