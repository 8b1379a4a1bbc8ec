namespace TypedFlows.Compiler.Model;

/// <summary>
/// A JSON value as data (const, enum, default, canonical schema text). Part of the model: immutable, structural equality by
/// JSON's own meaning (1 equals 1.0, members in any order), no position, no Roslyn type.
/// </summary>
internal abstract record JsonValue
{
    /// <summary>The one type of the value: <c>Number</c> stands for a number with a fraction, <c>Integer</c> for any other.</summary>
    public SchemaTypes Type => this switch
    {
        Null => SchemaTypes.Null,
        Boolean => SchemaTypes.Boolean,
        Number number => number.Value.IsInteger ? SchemaTypes.Integer : SchemaTypes.Number,
        String => SchemaTypes.String,
        Array => SchemaTypes.Array,
        _ => SchemaTypes.Object,
    };

    public sealed record Array(EquatableArray<JsonValue> Items) : JsonValue;

    public sealed record Boolean(bool Value) : JsonValue;

    public sealed record Null : JsonValue
    {
        public static JsonValue.Null Value { get; } = new();
    }

    public sealed record Number(JsonDecimal Value) : JsonValue;

    /// <summary>An object; members are kept in ordinal order of their names and without duplicates, so equality is by meaning.</summary>
    public sealed record Object : JsonValue
    {
        public Object(IEnumerable<NamedValue> members)
        {
            var last = new Dictionary<string, NamedValue>(StringComparer.Ordinal);
            foreach (var member in members)
            {
                last[member.Name] = member;
            }

            Members = last.Values.OrderBy(m => m.Name, StringComparer.Ordinal).ToEquatableArray();
        }

        public EquatableArray<NamedValue> Members { get; }

        public JsonValue? Find(string name)
        {
            foreach (var member in Members)
            {
                if (member.Name == name)
                {
                    return member.Value;
                }
            }

            return null;
        }
    }

    public sealed record String(string Value) : JsonValue;
}

internal sealed record NamedValue(string Name, JsonValue Value);
