using System.Globalization;
using System.Text.Json.Nodes;

namespace TypedFlows.Benchmarks.Generation;

/// <summary>Creates answers of the schema registry in the size of the largest ones of the vendor.</summary>
/// <param name="seed">The seed of the generated names.</param>
internal sealed class LargeSchema(int seed)
{
    private const int MostDepth = 11;
    private const int MostPath = 123;

    private static readonly string[] s_words =
    [
        "channel", "commerce", "context", "count", "customer", "device", "experience", "identity", "interaction", "item", "journey",
        "label", "location", "market", "media", "message", "offer", "order", "page", "placement", "product", "profile", "reason", "region",
        "reservation", "search", "segment", "session", "source", "status", "store", "term", "time", "unit", "value", "vendor", "view",
        "visit",
    ];

    private readonly Random _random = new(seed);
    private int _shapes;

    /// <summary>Creates a schema of an event with the fields of a web page, in the size of the template for the Web SDK.</summary>
    public static string WebSdk(int seed) => new LargeSchema(seed).Text("Web Events", new(110, 54, 336, 235_000), []);

    /// <summary>Creates a schema of an event with the numbered fields of an analytics product, which repeat in every item of a
    /// product list.</summary>
    public static string Analytics(int seed) => new LargeSchema(seed).Text("Analytics Events", new(2474, 157, 5826, 4_600_000), Numbered());

    /// <summary>The pointers of ten fields of the analytics schema, at different depths.</summary>
    public const string TenFields = "/_id;/timestamp;/eventType;/_experience/analytics/customDimensions/eVars/eVar1;"
        + "/_experience/analytics/customDimensions/eVars/eVar2;/_experience/analytics/customDimensions/props/prop1;"
        + "/_experience/analytics/event1to100/event1;/productListItems/SKU;/productListItems/_experience/analytics/event1to100/event1;"
        + "/_experience/analytics/customDimensions/hierarchies/hier1";

    /// <summary>Counts the objects, the structurally different objects, and the leaves of a schema.</summary>
    public static (int Objects, int Shapes, int Leaves) Count(string text)
    {
        var shapes = new HashSet<string>(StringComparer.Ordinal);
        var (objects, leaves) = (0, 0);
        Shape(JsonNode.Parse(text)!);
        return (objects, shapes.Count, leaves);

        string Shape(JsonNode schema)
        {
            if (schema["items"] is { } items)
            {
                return $"[{Shape(items)}]";
            }

            if (schema["properties"] is not JsonObject properties)
            {
                leaves++;
                return $"{schema["type"]} {schema["format"]} {schema["enum"]?.ToJsonString()}";
            }

            objects++;
            var shape = $"{{{string.Join(',', properties.Select(property => $"{property.Key}:{Shape(property.Value!)}"))}}}";
            shapes.Add(shape);
            return shape;
        }
    }

    private static JsonObject Object(string? dataType, params (string Name, JsonObject Schema)[] fields)
    {
        var properties = new JsonObject();
        foreach (var (name, schema) in fields)
        {
            properties.Add(name, schema);
        }

        var result = new JsonObject { ["type"] = "object", ["meta:xdmType"] = "object", ["properties"] = properties };
        if (dataType is not null)
        {
            result["meta:referencedFrom"] = "https://ns.adobe.com/xdm/" + dataType;
        }

        return result;
    }

    private static JsonObject Leaf(string type = "string") => new() { ["type"] = type, ["meta:xdmType"] = type };

    private static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["meta:xdmType"] = "array", ["items"] = items };

    // 250 variables, 75 properties, 75 lists of values, 5 hierarchies, 3 lists, and 1,000 events in blocks of 100.
    private static (string Name, JsonObject Schema)[] Numbered()
    {
        var measure = Object("data/measure", ("id", Leaf()), ("value", Leaf("number")));
        var list = Object("data/keyvalue", ("key", Leaf()), ("value", Leaf()));
        var blocks = Enumerable.Range(0, 10).Select(
            block => ($"event{(block * 100) + 1}to{(block + 1) * 100}", Object(
                null, Many($"event", 100, measure, (block * 100) + 1))));
        return
        [
            ("customDimensions", Object(
                "analytics/customdimensions",
                ("eVars", Object(null, Many("eVar", 250, Leaf()))),
                ("props", Object(null, Many("prop", 75, Leaf()))),
                ("listProps", Object(null, Many("prop", 75, List(Leaf())))),
                ("hierarchies", Object(null, Many("hier", 5, Leaf()))),
                ("lists", Object(null, Many("list", 3, Object(null, ("list", List(list)))))))),
            .. blocks,
        ];
    }

    private static (string Name, JsonObject Schema)[] Many(string name, int count, JsonObject schema, int first = 1) =>
        [.. Enumerable.Range(first, count).Select(i => (name + i.ToString(CultureInfo.InvariantCulture), (JsonObject)schema.DeepClone()))];

    private string Text(string title, Sizes sizes, (string Name, JsonObject Schema)[] numbered)
    {
        var root = Object(null, ("_id", Leaf()), ("timestamp", Time()), ("eventType", Leaf()));
        var properties = root["properties"]!.AsObject();
        if (numbered.Length > 0)
        {
            // The same fields describe the event and each product.
            properties.Add("_experience", Object(null, ("analytics", Object(null, numbered))));
            properties.Add("productListItems", List(Object(
                "content/productlistitem", ("SKU", Leaf()),
                ("_experience", Object(null, ("analytics", Object(null, [.. numbered.Select(f => (f.Name, Copy(f.Schema)))])))))));
        }

        properties.Add("deepest", Deepest());
        Fill(properties, root, sizes);
        root["$id"] = $"https://ns.adobe.com/acme/schemas/{_random.NextInt64():x16}{_random.NextInt64():x16}{_random.NextInt64():x16}";
        root["meta:resourceType"] = "schemas";
        root["meta:class"] = "https://ns.adobe.com/xdm/context/experienceevent";
        root["title"] = title;
        root["version"] = "1.0";
        root["required"] = new JsonArray("_id", "timestamp");
        Describe(root, sizes.Bytes);
        return root.ToJsonString();
    }

    private static JsonObject Copy(JsonObject schema) => (JsonObject)schema.DeepClone();

    private static JsonObject Time() => new() { ["type"] = "string", ["format"] = "date-time", ["meta:xdmType"] = "date-time" };

    // The longest and deepest path.
    private JsonObject Deepest()
    {
        var schema = Leaf();
        var steps = new List<string>();
        for (var depth = MostDepth - 1; depth > 0; depth--)
        {
            var name = depth == MostDepth - 1 ? "last" : Word();
            steps.Add(name);
            schema = Object(null, (name, schema));
        }

        var missing = MostPath - ("deepest." + string.Join('.', steps)).Length;
        var first = schema["properties"]!.AsObject();
        var (top, inner) = (steps[^1], Copy(first[steps[^1]]!.AsObject()));
        first.Remove(top);
        first.Add(top + new string('x', Math.Max(0, missing)), inner);
        return schema;
    }

    // Adds groups of fields until the counts are reached. Each data type is used at least once.
    private void Fill(JsonObject properties, JsonObject root, Sizes sizes)
    {
        var (objects, shapes, leaves) = Count(root.ToJsonString());
        var (moreObjects, moreShapes, moreLeaves) = (sizes.Objects - objects - 1, sizes.Shapes - shapes - 1, sizes.Leaves - leaves);
        var group = new JsonObject();
        var uses = Enumerable.Range(0, moreShapes)
            .Select(i => (moreObjects / moreShapes) + (i < moreObjects % moreShapes ? 1 : 0)).ToArray();
        for (var shape = 0; shape < moreShapes; shape++)
        {
            var fields = Math.Max(1, moreLeaves / uses.Skip(shape).Sum());
            var type = DataType(fields);
            for (var use = 0; use < uses[shape]; use++)
            {
                group.Add($"{Word()}{group.Count}", Copy(type));
            }

            moreLeaves -= fields * uses[shape];
        }

        properties.Add("group", Object(null, [.. group.Select(each => (each.Key, Copy(each.Value!.AsObject())))]));

        // Fields of the schema itself are the rest.
        for (var i = 0; i < moreLeaves; i++)
        {
            properties.Add($"{Word()}Field{i}", Leaf());
        }
    }

    private JsonObject DataType(int fields)
    {
        var name = $"{Word()}{_shapes++}";
        return Object("context/" + name, [.. Enumerable.Range(0, fields).Select(i => (
            $"{name}{Word()}{i}",
            i == 0 && fields > 1 ? Time() : Leaf((i % 5) switch { 3 => "integer", 4 => "boolean", _ => "string" })))]);
    }

    // Adds titles and descriptions to every field until the text has its size.
    private void Describe(JsonObject root, int bytes)
    {
        var schemas = new List<JsonObject>();
        Collect(root);
        var each = (bytes - root.ToJsonString().Length) / schemas.Count;
        foreach (var schema in schemas)
        {
            var text = Title();
            schema.Insert(0, "title", text);
            var words = new List<string>();
            for (var length = text.Length + 30; length < each; length += words[^1].Length + 1)
            {
                words.Add(Word());
            }

            if (words.Count > 0)
            {
                schema.Insert(1, "description", string.Join(' ', words));
            }
        }

        void Collect(JsonObject schema)
        {
            foreach (var property in schema["properties"]?.AsObject() ?? [])
            {
                schemas.Add(property.Value!.AsObject());
                Collect(property.Value!.AsObject());
            }

            if (schema["items"] is JsonObject items)
            {
                Collect(items);
            }
        }
    }

    private string Title() => $"{Word()} {Word()}";

    private string Word() => s_words[_random.Next(s_words.Length)];

    private sealed record Sizes(int Objects, int Shapes, int Leaves, int Bytes);
}
