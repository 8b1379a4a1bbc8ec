namespace TypedFlows.Compiler.Model;

/// <summary>
/// Represents a JSON value as data: const, enum, default, or canonical schema text. It is part of the model: immutable, without positions
/// and Roslyn types. Equality follows JSON: 1 equals 1.0, and the order of properties is irrelevant.
/// </summary>
internal abstract record JsonValue
{
    /// <summary>Gets the type of the value: <c>Number</c> for a number with a fraction, and <c>Integer</c> for any other number.</summary>
    public SchemaTypes Type => this switch
    {
        Null => SchemaTypes.Null,
        Boolean => SchemaTypes.Boolean,
        Number number => number.Value.IsInteger ? SchemaTypes.Integer : SchemaTypes.Fraction,
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

    /// <summary>
    /// Represents an object. Its properties are in ordinal order without duplicates, so structural equality is equality of content.
    /// </summary>
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

    /// <summary>Represents an object with properties in the given order, which only text preserves.</summary>
    public sealed record OrderedObject(EquatableArray<NamedValue> Members) : JsonValue;

    /// <summary>Represents the schema of another generated type, which only <see cref="SchemaText"/> preserves.</summary>
    /// <param name="TypeName">The C# name of the type in the spec.</param>
    public sealed record SchemaOf(string TypeName) : JsonValue;

    public sealed record String(string Value) : JsonValue;
}

internal sealed record NamedValue(string Name, JsonValue Value);
