using System.Globalization;
using System.Text;

namespace TypedFlows.Compiler.Formats;

/// <summary>
/// Represents a set of code points. The resulting .NET pattern matches one code point in UTF-16 text and never half of a surrogate pair.
/// </summary>
internal sealed class CodePointSet
{
    private const int Largest = 0x10ffff;

    private readonly List<(int From, int To)> _ranges = [];
    private readonly SortedSet<string> _categories = new(StringComparer.Ordinal);

    public static CodePointSet Digits { get; } = new CodePointSet().Add('0', '9');

    public static CodePointSet WordCharacters { get; } = new CodePointSet().Add('0', '9').Add('A', 'Z').Add('_', '_').Add('a', 'z');

    public static CodePointSet LineEnds { get; } = new CodePointSet().Add('\n', '\n').Add('\r', '\r').Add('\u2028', '\u2029');

    public static CodePointSet Spaces { get; } = new CodePointSet()
        .Add('\t', '\r').Add(' ', ' ').Add('\u00a0', '\u00a0').Add('\u1680', '\u1680').Add('\u2000', '\u200a').Add('\u2028', '\u2029')
        .Add('\u202f', '\u202f').Add('\u205f', '\u205f').Add('\u3000', '\u3000').Add('\ufeff', '\ufeff');

    public CodePointSet Add(int from, int to)
    {
        _ranges.Add((from, to));
        return this;
    }

    /// <summary>Adds a set without categories, or its complement.</summary>
    public void Add(CodePointSet other, bool isNegated) => _ranges.AddRange(isNegated ? Complement(Merged(other._ranges)) : other._ranges);

    /// <summary>
    /// Adds a general category other than surrogates by its short name, for code points up to U+FFFF. Higher code points are added as
    /// ranges.
    /// </summary>
    public void AddCategory(string name) => _categories.Add(name);

    public string ToPattern(bool isNegated)
    {
        var ranges = Merged(_ranges);
        var kept = isNegated ? Complement(ranges) : ranges;
        var parts = new List<string>();
        if (Basic(ranges, isNegated) is { } basic)
        {
            parts.Add(basic);
        }

        AddPairs(parts, Within(kept, 0x10000, Largest));
        var high = Within(kept, 0xd800, 0xdbff);
        if (high.Count > 0)
        {
            parts.Add(Class(high) + @"(?![\udc00-\udfff])");
        }

        var low = Within(kept, 0xdc00, 0xdfff);
        if (low.Count > 0)
        {
            parts.Add(@"(?<![\ud800-\udbff])" + Class(low));
        }

        return parts.Count == 0 ? "(?!)"
            : parts.Count == 1 && high.Count == 0 && low.Count == 0 && Basic(ranges, isNegated) is not null ? parts[0]
            : "(?:" + string.Join("|", parts) + ")";
    }

    // Returns the part up to U+FFFF without surrogates, or null if it is empty.
    private string? Basic(List<(int From, int To)> ranges, bool isNegated)
    {
        var within = Within(ranges, 0, 0xd7ff);
        within.AddRange(Within(ranges, 0xe000, 0xffff));
        var text = Ranges(within) + string.Concat(_categories.Select(c => @"\p{" + c + "}"));
        if (isNegated)
        {
            return "[^" + text + @"\ud800-\udfff]";
        }

        return text.Length == 0 ? null : "[" + text + "]";
    }

    private static void AddPairs(List<string> parts, List<(int From, int To)> ranges)
    {
        foreach (var (from, to) in ranges)
        {
            var at = from;
            while (at <= to)
            {
                var lastOfHigh = at | 0x3ff;
                var end = Math.Min(to, lastOfHigh);
                if ((at & 0x3ff) == 0 && to >= lastOfHigh)
                {
                    // Complete blocks of high surrogates become one range.
                    end = ((to + 1) & ~0x3ff) - 1;
                    parts.Add(Class([(High(at), High(end))]) + @"[\udc00-\udfff]");
                }
                else
                {
                    parts.Add(Class([(High(at), High(at))]) + Class([(Low(at), Low(end))]));
                }

                at = end + 1;
            }
        }
    }

    private static int High(int codePoint) => 0xd800 + ((codePoint - 0x10000) >> 10);

    private static int Low(int codePoint) => 0xdc00 + (codePoint & 0x3ff);

    private static string Class(List<(int From, int To)> ranges) =>
        ranges.Count == 1 && ranges[0].From == ranges[0].To ? Escaped(ranges[0].From) : "[" + Ranges(ranges) + "]";

    private static string Ranges(List<(int From, int To)> ranges)
    {
        var text = new StringBuilder();
        foreach (var (from, to) in ranges)
        {
            text.Append(Escaped(from));
            if (to > from)
            {
                text.Append(to > from + 1 ? "-" : string.Empty).Append(Escaped(to));
            }
        }

        return text.ToString();
    }

    private static string Escaped(int unit) =>
        unit is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '_' ? ((char)unit).ToString()
        : @"\u" + unit.ToString("x4", CultureInfo.InvariantCulture);

    private static List<(int From, int To)> Within(List<(int From, int To)> ranges, int from, int to) =>
        [.. ranges.Where(r => r.From <= to && r.To >= from).Select(r => (Math.Max(r.From, from), Math.Min(r.To, to)))];

    // The ranges are ordered and do not overlap.
    private static List<(int From, int To)> Merged(List<(int From, int To)> ranges)
    {
        var merged = new List<(int From, int To)>();
        foreach (var range in ranges.OrderBy(r => r.From))
        {
            if (merged.Count > 0 && range.From <= merged[merged.Count - 1].To + 1)
            {
                var last = merged[merged.Count - 1];
                merged[merged.Count - 1] = (last.From, Math.Max(last.To, range.To));
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    private static List<(int From, int To)> Complement(List<(int From, int To)> merged)
    {
        var rest = new List<(int From, int To)>();
        var at = 0;
        foreach (var (from, to) in merged)
        {
            if (from > at)
            {
                rest.Add((at, from - 1));
            }

            at = to + 1;
        }

        if (at <= Largest)
        {
            rest.Add((at, Largest));
        }

        return rest;
    }
}
