using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>Represents JSON as written, with the duplicate properties, escapes and digits that a reader drops.</summary>
public abstract record WrittenJson
{
    public static WrittenJson True { get; } = new Literal("true");

    /// <summary>Gets the text on one line.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    /// <summary>Returns similar but smaller texts, the smallest first.</summary>
    public abstract IEnumerable<WrittenJson> Shrink();

    /// <summary>Returns the text with each bare number and boolean quoted, and each quoted one bare.</summary>
    public WrittenJson Swapped() => this switch
    {
        Literal { Digits: not "null" } bare => new Text(bare.Digits),
        Text { Value: "true" or "false" } quoted => new Literal(quoted.Value),
        Text quoted when PatternFormats.IsJsonNumber(quoted.Value) => new Literal(quoted.Value),
        Items items => new Items([.. items.Values.Select(v => v.Swapped())]),
        Members members => new Members([.. members.All.Select(m => m with { Value = m.Value.Swapped() })]),
        _ => this,
    };

    protected abstract void Write(StringBuilder text);

    /// <summary>Represents a number, true, false or null.</summary>
    public sealed record Literal(string Digits) : WrittenJson
    {
        public override IEnumerable<WrittenJson> Shrink() =>
            Digits is "null" or "true" or "false" or "0" ? [] : Digits is "1" ? [new Literal("0")] : [new Literal("0"), new Literal("1")];

        protected override void Write(StringBuilder text) => text.Append(Digits);
    }

    /// <param name="IsEscaped">True to write each character as an escape.</param>
    public sealed record Text(string Value, bool IsEscaped = false) : WrittenJson
    {
        public override IEnumerable<WrittenJson> Shrink()
        {
            if (IsEscaped)
            {
                yield return new Text(Value);
            }

            if (Value.Length > 0)
            {
                yield return new Text(string.Empty);
                yield return new Text(Value[..(Value.Length / 2)]);
                yield return new Text(Value[..^1]);
            }
        }

        protected override void Write(StringBuilder text)
        {
            text.Append('"');
            for (var i = 0; i < Value.Length; i++)
            {
                var isPair = i + 1 < Value.Length && char.IsSurrogatePair(Value[i], Value[i + 1]);
                if (IsEscaped || Value[i] is < ' ' or '"' or '\\' || (char.IsSurrogate(Value[i]) && !isPair))
                {
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)Value[i]:x4}");
                }
                else
                {
                    text.Append(Value[i]);
                    if (isPair)
                    {
                        text.Append(Value[++i]);
                    }
                }
            }

            text.Append('"');
        }
    }

    public sealed record Items(IReadOnlyList<WrittenJson> Values) : WrittenJson
    {
        public override IEnumerable<WrittenJson> Shrink() => Values
            .Concat(Values.Select((_, i) => new Items([.. Values.Where((_, at) => at != i)])))
            .Concat(
                Values.SelectMany(
                    (value, i) => value.Shrink().Select(smaller => new Items([.. Values.Select((v, at) => at == i ? smaller : v)]))));

        protected override void Write(StringBuilder text)
        {
            text.Append('[');
            for (var i = 0; i < Values.Count; i++)
            {
                text.Append(i == 0 ? string.Empty : ",");
                Values[i].Write(text);
            }

            text.Append(']');
        }
    }

    public sealed record Members(IReadOnlyList<Member> All) : WrittenJson
    {
        public WrittenJson? Find(string name) => All.LastOrDefault(m => m.Name.Value == name)?.Value;

        public override IEnumerable<WrittenJson> Shrink() => All.Select(m => m.Value)
            .Concat(All.Select((_, i) => new Members([.. All.Where((_, at) => at != i)])))
            .Concat(
                All.SelectMany(
                    (member, i) => ShrinkMember(member).Select(smaller => new Members([.. All.Select((m, at) => at == i ? smaller : m)]))));

        // A different name would be a different property, so only its escapes are removed.
        private static IEnumerable<Member> ShrinkMember(Member member) => member.Value.Shrink()
            .Select(smaller => member with { Value = smaller })
            .Concat(member.Name.IsEscaped ? [member with { Name = new Text(member.Name.Value) }] : []);

        protected override void Write(StringBuilder text)
        {
            text.Append('{');
            for (var i = 0; i < All.Count; i++)
            {
                text.Append(i == 0 ? string.Empty : ",").Append(All[i].Name).Append(':');
                All[i].Value.Write(text);
            }

            text.Append('}');
        }
    }

    public sealed record Member(Text Name, WrittenJson Value)
    {
        public Member(string name, WrittenJson value)
            : this(new Text(name), value)
        {
        }
    }
}
