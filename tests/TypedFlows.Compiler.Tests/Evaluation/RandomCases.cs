using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;

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

    private static readonly string[] s_patterns = ["^a", "b|c", "^\\d$", "x", "^$", "[12]"];

    private static readonly string[] s_formats = ["date", "ipv4", "regex", "uuid", "json-pointer", "color"];

    private static readonly string[] s_keys = ["#/definitions/A", "#/definitions/B"];

    private readonly Random _random = new(seed);
    private bool _hasReferences;

    /// <summary>A schema with references, recursive ones among them.</summary>
    /// <param name="root">Makes the root of it.</param>
    public SchemaDocument Document(Func<Schema> root)
    {
        while (true)
        {
            _hasReferences = true;
            var document = new SchemaDocument(root(), s_keys.Select(key => new NamedSchema(key, Schema(2))).ToEquatableArray());
            _hasReferences = false;
            if (ReferenceLoops.Find(document.Targets.ToDictionary(t => t.Name, t => t.Schema)) is null)
            {
                return document;
            }
        }
    }

    public Schema Schema(int depth)
    {
        if (Chance(12))
        {
            return new Schema { Always = Chance(2) };
        }

        if (_hasReferences && Chance(4))
        {
            return new Schema { Ref = Pick(s_keys) };
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

    private Schema AddKeyword(Schema schema, int depth) => _random.Next(depth <= 0 ? 17 : 33) switch
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
        11 => schema with { UniqueItems = true },
        12 => schema with { MinProperties = _random.Next(3) },
        13 => schema with { MaxProperties = _random.Next(3) },
        14 => schema with { Pattern = Pick(s_patterns) },
        15 => schema with { Format = Pick(s_formats) },
        16 => schema with { DependentSchemas = [], DependentRequired = [new NamedNames(Pick(s_names), s_names.Where(_ => Chance(2)).ToEquatableArray())] },
        _ => AddInside(schema, depth),
    };

    private Schema AddInside(Schema schema, int depth) => _random.Next(16) switch
    {
        0 or 1 => schema with { Properties = s_names.Where(_ => Chance(2)).Select(n => new NamedSchema(n, Schema(depth - 1))).ToEquatableArray() },
        2 => schema with { AdditionalProperties = Schema(depth - 1) },
        3 => schema with { Items = Schema(depth - 1), TupleItems = null, AdditionalItems = null },
        4 => schema with { AllOf = Branches(depth) },
        5 => schema with { AnyOf = Branches(depth) },
        6 => schema with { OneOf = Branches(depth) },
        7 => schema with { Not = Schema(depth - 1) },
        8 => schema with { If = Schema(depth - 1), Then = Chance(4) ? null : Schema(depth - 1), Else = Chance(4) ? null : Schema(depth - 1) },
        9 => schema with { TupleItems = Branches(depth), Items = null, AdditionalItems = Chance(2) ? null : Schema(depth - 1) },
        10 => schema with { Contains = Schema(depth - 1) },
        11 => schema with { PropertyNames = Schema(0) },
        12 or 13 => schema with { PatternProperties = s_patterns.Where(_ => Chance(3)).Select(p => new NamedSchema(p, Schema(depth - 1))).ToEquatableArray() },
        14 => schema with { DependentSchemas = [new NamedSchema(Pick(s_names), Schema(depth - 1))], DependentRequired = [] },
        _ => schema with { Properties = s_names.Where(_ => Chance(2)).Select(n => new NamedSchema(n, Schema(depth - 1))).ToEquatableArray(), AdditionalProperties = Schema(depth - 1) },
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
