using System.Globalization;
using System.Text;

namespace TypedFlows.Compiler.Formats;

/// <summary>
/// Checks labels of internationalized host names by IDNA2008: the allowed code points (RFC 5892, derived from the Unicode data of .NET) and
/// their context (appendix A of RFC 5892). The rule for right-to-left text (RFC 5893) is not checked.
/// </summary>
internal static class IdnaLabel
{
    public static bool IsUnicodeLabel(string label)
    {
        if (CodePoints.Of(label) is not { Count: > 0 } points || points[0] == '-' || points[points.Count - 1] == '-'
            || (points.Count > 3 && points[2] == '-' && points[3] == '-')
            || !label.IsNormalized(NormalizationForm.FormC)
            || IsMark(points[0]))
        {
            return false;
        }

        for (var i = 0; i < points.Count; i++)
        {
            if (!IsAllowed(points, i))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAllowed(List<int> points, int at)
    {
        var c = points[at];
        return c switch
        {
            // These are the exceptions of section 2.6 and the contextual rules of appendix A.
            0x00df or 0x03c2 or 0x06fd or 0x06fe or 0x0f0b or 0x3007 => true,
            0x0640 or 0x07fa or 0x302e or 0x302f or (>= 0x3031 and <= 0x3035) or 0x303b => false,
            0x200c => at > 0 && (IsVirama(points[at - 1]) || Joins(points, at)),
            0x200d => at > 0 && IsVirama(points[at - 1]),
            0x00b7 => at > 0 && at + 1 < points.Count && points[at - 1] == 'l' && points[at + 1] == 'l',
            0x0375 => at + 1 < points.Count && IsGreek(points[at + 1]),
            0x05f3 or 0x05f4 => at > 0 && IsHebrew(points[at - 1]),
            0x30fb => points.Any(p => p != 0x30fb && IsJapanese(p)),
            >= 0x0660 and <= 0x0669 => !points.Any(p => p is >= 0x06f0 and <= 0x06f9),
            >= 0x06f0 and <= 0x06f9 => !points.Any(p => p is >= 0x0660 and <= 0x0669),
            '-' or (>= '0' and <= '9') or (>= 'a' and <= 'z') => true,
            < 0x80 => false,
            _ => IsLetterOrDigit(c) && IsStable(c) && !IsOldHangul(c) && !IsIgnorable(c),
        };
    }

    private static bool IsLetterOrDigit(
        int c) => CodePoints.Category(c) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ModifierLetter
        or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark;

    // A code point is unstable if case folding and NFKC change it (section 2.2).
    private static bool IsStable(int c)
    {
        var text = char.ConvertFromUtf32(c);
        return text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKC) == text;
    }

    private static bool IsMark(int c) =>
        CodePoints.Category(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsOldHangul(int c) => c is (>= 0x1100 and <= 0x11ff) or (>= 0xa960 and <= 0xa97c) or (>= 0xd7b0 and <= 0xd7fb);

    private static bool IsIgnorable(int c) => c is 0x034f or 0x180b or 0x180c or 0x180d or (>= 0xfe00
        and <= 0xfe0f) or (>= 0xe0100 and <= 0xe01ef)
        or (>= 0x20d0 and <= 0x20ff) or (>= 0x1d100 and <= 0x1d1ff);

    // These code points have the canonical combining class 9.
    private static bool IsVirama(int c) => c is 0x094d or 0x09cd or 0x0a4d or 0x0acd or 0x0b4d or 0x0bcd or 0x0c4d or 0x0ccd or 0x0d3b
        or 0x0d3c or 0x0d4d or 0x0dca or 0x0e3a or 0x0eba or 0x0f84 or 0x1039 or 0x103a or 0x1714 or 0x1715 or 0x1734 or 0x17d2 or 0x1a60
        or 0x1b44
        or 0x1baa or 0x1bab or 0x1bf2 or 0x1bf3 or 0x2d7f or 0xa806 or 0xa82c or 0xa8c4 or 0xa953 or 0xa9c0 or 0xaaf6 or 0xabed or 0x10a3f
        or 0x11046
        or 0x1107f or 0x110b9 or 0x11133 or 0x11134 or 0x111c0 or 0x11235 or 0x112ea or 0x1134d or 0x11442 or 0x114c2 or 0x115bf or 0x1163f
        or 0x116b6
        or 0x1172b or 0x11839 or 0x119e0 or 0x11a34 or 0x11a47 or 0x11a99 or 0x11c3f or 0x11d44 or 0x11d45 or 0x11d97;

    // The joiner is valid between letters of a cursive script. Arabic is the one that host names use.
    private static bool Joins(List<int> points, int at)
    {
        var before = at - 1;
        while (before >= 0 && IsMark(points[before]))
        {
            before--;
        }

        var after = at + 1;
        while (after < points.Count && IsMark(points[after]))
        {
            after++;
        }

        return before >= 0 && after < points.Count && IsJoining(points[before]) && IsArabic(points[after]);
    }

    private static bool IsArabic(int c) =>
        c is (>= 0x0620 and <= 0x064a) or (>= 0x066e and <= 0x06d3) or (>= 0x06fa and <= 0x06ff) or (>= 0x0750 and <= 0x077f);

    // These letters join to the left. The others end a word in writing.
    private static bool IsJoining(int c) => IsArabic(c) && c is not (0x0621 or (>= 0x0622 and <= 0x0625) or 0x0627 or 0x0629
        or (>= 0x062f and <= 0x0632) or 0x0648 or (>= 0x0671 and <= 0x0677) or (>= 0x0688 and <= 0x0699) or 0x06c0 or (>= 0x06c3
            and <= 0x06cb)
        or 0x06cd or 0x06cf or 0x06d2 or 0x06d3);

    private static bool IsGreek(int c) => c is (>= 0x0370 and <= 0x03e1
        and not (0x0374 or 0x037e or 0x0385 or 0x0387)) or (>= 0x03f0 and <= 0x03ff)
        or (>= 0x1f00 and <= 0x1fff);

    private static bool IsHebrew(int c) => c is (>= 0x0591 and <= 0x05f4) or (>= 0xfb1d and <= 0xfb4f);

    private static bool IsJapanese(int c) => c is 0x3005 or 0x3007 or (>= 0x3021 and <= 0x3029) or (>= 0x3041 and <= 0x309f
        and not (0x3099 or 0x309a or 0x309b or 0x309c))
        or (>= 0x30a1 and <= 0x30ff
            and not (0x30fb or 0x30fc)) or (>= 0x31f0 and <= 0x31ff) or (>= 0x3400 and <= 0x4dbf) or (>= 0x4e00 and <= 0x9fff)
        or (>= 0xf900 and <= 0xfad9) or (>= 0xff66 and <= 0xff9d and not 0xff70) or (>= 0x1b000 and <= 0x1b16f)
            or (>= 0x20000 and <= 0x323af);
}
