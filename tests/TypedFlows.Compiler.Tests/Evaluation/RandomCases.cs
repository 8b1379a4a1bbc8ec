using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>Random schemas, documents that are near to them, and what may be known of such a document.</summary>
internal sealed class RandomCases(int seed)
{
    private static readonly string[] s_names = ["a", "b", "c"];

    private static readonly JsonValue[] s_scalars =
    [
        JsonNull.Instance, new JsonBoolean(true), new JsonBoolean(false), new JsonString(""), new JsonString("x"), new JsonString("2"),
        new JsonString("true"), Number("0"), Number("1"), Number("2.0"), Number("1.5"), Number("-3"),
    ];

    private static readonly SchemaTypes[] s_types =
    [
        SchemaTypes.Null, SchemaTypes.Boolean, SchemaTypes.Integer, SchemaTypes.Number, SchemaTypes.String, SchemaTypes.Array, SchemaTypes.Object,
    ];

    private static readonly string[] s_patterns = ["a", "^x", "^$", "[12]", "c$"];

    private readonly Random _random = new(seed);

    public Schema Schema(int depth)
    {
        if (Chance(12))
        {
            return new Schema { Always = Chance(2) };
        }

        var schema = new Schema();
        for (var keywords = _random.Next(1, 4); keywords > 0; keywords--)
        {
            schema = AddKeyword(schema, depth);
        }

        return schema;
    }

    public JsonValue Value(int depth) => (depth <= 0 ? 2 : _random.Next(5)) switch
    {
        0 => new JsonArray(Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth - 1)).ToEquatableArray()),
        1 or 4 => new JsonObject(s_names.Where(_ => Chance(2)).Select(name => new NamedValue(name, Value(depth - 1)))),
        _ => Pick(s_scalars),
    };

    /// <summary>Something that the value agrees with: parts of it are unknown, or left out where more may follow.</summary>
    public Instance Blur(JsonValue value)
    {
        if (Chance(6))
        {
            return Chance(3) ? Instance.Unknown : new UnknownInstance(TypeOf(value) | (Chance(2) ? Pick(s_types) : SchemaTypes.None));
        }

        return value switch
        {
            JsonObject known => BlurMembers(known),
            JsonArray array when Chance(4) => new ArrayInstance([.. array.Items.Take(_random.Next(array.Items.Count + 1)).Select(Blur)], isComplete: false),
            JsonArray array => new ArrayInstance([.. array.Items.Select(Blur)], isComplete: true),
            _ => InstanceReader.Read(value),
        };
    }

    private ObjectInstance BlurMembers(JsonObject known)
    {
        var isClosed = !Chance(4);
        var members = new List<InstanceMember>();
        foreach (var name in s_names)
        {
            var value = known.Find(name);
            if (value is null)
            {
                // Not there: known, or not known with whatever value it would have.
                if (Chance(3))
                {
                    members.Add(new InstanceMember(name, Chance(2) ? Presence.Absent : Presence.Unknown, Blur(Value(1))));
                }
            }
            else if (isClosed || !Chance(3))
            {
                members.Add(new InstanceMember(name, Chance(4) ? Presence.Unknown : Presence.Present, Blur(value)));
            }
        }

        return new ObjectInstance(members, isClosed);
    }

    private Schema AddKeyword(Schema schema, int depth) => _random.Next(depth <= 0 ? 16 : 31) switch
    {
        0 or 1 => schema with { Types = Pick(s_types) | (Chance(3) ? Pick(s_types) : SchemaTypes.None) },
        2 => schema with { Const = Value(Math.Min(depth, 2)) },
        3 => schema with { Enum = [Pick(s_scalars), Value(1), Pick(s_scalars)] },
        4 => schema with { Minimum = Decimal(), MultipleOf = Chance(2) ? JsonDecimal.Parse("0.5") : null },
        5 => schema with { ExclusiveMaximum = Decimal() },
        6 => schema with { MinLength = _random.Next(3) },
        7 => schema with { MaxLength = _random.Next(3) },
        8 => schema with { MinItems = _random.Next(3), MaxItems = Chance(2) ? _random.Next(3) : null },
        9 or 10 => schema with { Required = s_names.Where(_ => Chance(2)).ToEquatableArray() },
        11 => schema with { Pattern = Pick(s_patterns) },
        12 => schema with { UniqueItems = true },
        13 => schema with { MinProperties = _random.Next(3), MaxProperties = Chance(2) ? _random.Next(4) : null },
        14 => schema with { DependentRequired = [new NamedNames(Pick(s_names), [Pick(s_names)])] },
        15 => schema with { Format = Chance(2) ? "json-pointer" : "color" },
        16 => schema with { PatternProperties = [new NamedSchema(Pick(s_patterns), Schema(depth - 1)), new NamedSchema("^[ab]", Schema(depth - 1))] },
        17 => schema with { PropertyNames = Chance(2) ? new Schema { Pattern = "[bc]" } : Schema(depth - 1) },
        18 => schema with { DependentSchemas = [new NamedSchema(Pick(s_names), Schema(depth - 1))] },
        19 => schema with { Contains = Schema(depth - 1) },
        20 => schema with { TupleItems = Branches(depth), AdditionalItems = Chance(2) ? Schema(depth - 1) : null },
        21 or 22 => schema with { Properties = s_names.Where(_ => Chance(2)).Select(n => new NamedSchema(n, Schema(depth - 1))).ToEquatableArray() },
        23 or 24 => schema with { AdditionalProperties = Schema(depth - 1) },
        25 => schema with { Items = Schema(depth - 1) },
        26 => schema with { AllOf = Branches(depth) },
        27 => schema with { AnyOf = Branches(depth) },
        28 => schema with { OneOf = Branches(depth) },
        29 => schema with { Not = Schema(depth - 1) },
        _ => schema with { If = Schema(depth - 1), Then = Chance(4) ? null : Schema(depth - 1), Else = Chance(4) ? null : Schema(depth - 1) },
    };

    private EquatableArray<Schema> Branches(int depth) => Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Schema(depth - 1)).ToEquatableArray();

    private JsonDecimal Decimal() => JsonDecimal.FromInt64(_random.Next(-3, 4));

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private static SchemaTypes TypeOf(JsonValue value) => value switch
    {
        JsonNull => SchemaTypes.Null,
        JsonBoolean => SchemaTypes.Boolean,
        JsonNumber => SchemaTypes.Number,
        JsonString => SchemaTypes.String,
        JsonArray => SchemaTypes.Array,
        _ => SchemaTypes.Object,
    };

    private static JsonNumber Number(string text) => new(JsonDecimal.Parse(text));
}
