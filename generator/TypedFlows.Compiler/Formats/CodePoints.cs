using System.Globalization;

namespace TypedFlows.Compiler.Formats;

/// <summary>Reads code points of UTF-16 text.</summary>
internal static class CodePoints
{
    public static UnicodeCategory Category(int codePoint) =>
#if NET
        CharUnicodeInfo.GetUnicodeCategory(codePoint);
#else
        codePoint is >= 0xd800 and <= 0xdfff ? UnicodeCategory.Surrogate
            : CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(codePoint), 0);
#endif

    /// <summary>Returns the code points, or null if the text contains an unpaired surrogate.</summary>
    public static List<int>? Of(string text)
    {
        var codePoints = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                codePoints.Add(text[i]);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                codePoints.Add(char.ConvertToUtf32(text[i], text[i + 1]));
                i++;
            }
            else
            {
                return null;
            }
        }

        return codePoints;
    }

    /// <summary>Returns the number of code points. An unpaired surrogate counts as one.</summary>
    public static int Count(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            count -= char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        }

        return count;
    }
}
