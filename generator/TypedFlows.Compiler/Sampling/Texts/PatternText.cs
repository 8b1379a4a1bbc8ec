using System.Text;

namespace TypedFlows.Compiler.Sampling.Texts;

/// <summary>
/// Creates texts that resemble a pattern. The caller checks them, because anchors and negative conditions are not followed.
/// </summary>
internal sealed class PatternText
{
    private const int LongestRepeat = 100_000;

    private readonly PatternNode _root;

    private readonly bool _isOpen;

    private PatternText(PatternNode root, bool isOpen)
    {
        _root = root;
        _isOpen = isOpen;
    }

    public static PatternText Parse(string pattern) => new(new PatternParser(pattern).Parse(), !pattern.EndsWith('$'));

    /// <param name="attempt">Later attempts create longer and more unusual texts.</param>
    public string Create(SampleRandom random, TextLimits limits, int attempt)
    {
        var writer = new Writer(random, attempt);
        var missing = Math.Max(0, limits.MinLength - _root.Length);
        var free = Math.Max(0, Math.Min(limits.MaxLength, LongestRepeat) - _root.Length - missing);
        writer.Extra = missing + random.Next(Math.Min(free, 4 + attempt) + 1);
        writer.Write(_root);
        var text = writer.Text;
        if (_isOpen && random.Chance(60))
        {
            // More text may follow what the pattern matches, so that texts differ.
            text.Append(SampleWords.Word(random));
            text.Length = Math.Min(text.Length, limits.MaxLength);
        }

        var length = Formats.CodePoints.Count(text.ToString());
        if (length < limits.MinLength)
        {
            // The pattern may match a part of a longer text.
            text.Insert(attempt % 2 == 0 ? text.Length : 0, new string(attempt % 3 == 2 ? ' ' : 'a', limits.MinLength - length));
        }

        return text.ToString();
    }

    private sealed class Writer(SampleRandom random, int attempt)
    {
        private readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal);

        public StringBuilder Text { get; } = new();

        /// <summary>Gets or sets the number of characters that repetitions may add.</summary>
        public int Extra { get; set; }

        public void Write(PatternNode node)
        {
            switch (node)
            {
                case PatternNode.Chars chars:
                    Text.Append(random.Pick(attempt < 20 || random.Chance(50) ? chars.Usual : chars.All));
                    break;
                case PatternNode.Sequence sequence:
                    foreach (var part in sequence.Parts)
                    {
                        Write(part);
                    }

                    break;
                case PatternNode.Choice choice:
                    Write(random.Pick(choice.Branches));
                    break;
                case PatternNode.Repeat repeat:
                    WriteRepeat(repeat);
                    break;
                case PatternNode.Group group:
                    var start = Text.Length;
                    Write(group.Inside);
                    _groups[group.Number] = Text.ToString(start, Text.Length - start);
                    _groups[group.Name ?? group.Number] = _groups[group.Number];
                    break;
                case PatternNode.Reference reference:
                    Text.Append(_groups.GetValueOrDefault(reference.Name, string.Empty));
                    break;
                case PatternNode.Condition condition when attempt % 2 == 0:
                    // What must be contained is written first, and the rest of the pattern follows.
                    Write(condition.Inside);
                    break;
            }
        }

        private void WriteRepeat(PatternNode.Repeat repeat)
        {
            var length = Math.Max(1, repeat.Inside.Length);
            var most = Math.Min(repeat.Most - repeat.Least, Extra / length);
            var count = (attempt % 3) switch { 0 => random.Next(most + 1), 1 => most, _ => random.Next(2) * most };
            Extra -= count * length;
            for (var i = Math.Min(repeat.Least, LongestRepeat) + count; i > 0; i--)
            {
                Write(repeat.Inside);
            }
        }
    }
}

/// <summary>Represents a part of a pattern of ECMA-262.</summary>
/// <param name="Length">The number of characters of the shortest text.</param>
internal abstract record PatternNode(int Length)
{
    /// <summary>Represents one character of a set.</summary>
    /// <param name="Usual">The characters that are preferred.</param>
    public sealed record Chars(IReadOnlyList<string> Usual, IReadOnlyList<string> All) : PatternNode(1);

    public sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode(Sum(Parts));

    public sealed record Choice(IReadOnlyList<PatternNode> Branches) : PatternNode(Branches.Min(branch => branch.Length));

    public sealed record Repeat(PatternNode Inside, int Least, int Most)
        : PatternNode((int)Math.Min(int.MaxValue / 4, (long)Inside.Length * Least));

    public sealed record Group(PatternNode Inside, string Number, string? Name) : PatternNode(Inside.Length);

    public sealed record Reference(string Name) : PatternNode(0);

    /// <summary>Represents what follows or precedes the position.</summary>
    public sealed record Condition(PatternNode Inside) : PatternNode(0);

    /// <summary>Represents an anchor, or a condition that is not followed.</summary>
    public sealed record Nothing() : PatternNode(0);

    private static int Sum(IReadOnlyList<PatternNode> parts) => (int)Math.Min(int.MaxValue / 4, parts.Sum(part => (long)part.Length));
}
