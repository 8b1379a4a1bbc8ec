using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Emulator.Validation;

/// <summary>
/// The violations of one record in the platform's form: grouped by the values that contain them, with at most five of them. A missing or
/// additional property is a violation of its object.
/// </summary>
internal sealed class RecordViolations
{
    /// <summary>The number of violations after which the platform stops.</summary>
    private const int Most = 5;

    private readonly ViolationNode _root;

    private RecordViolations(ViolationNode root)
    {
        _root = root;
        All = [.. root.Leaves().Take(Most)];
    }

    /// <summary>Gets the violations in the order in which the platform lists them.</summary>
    public IReadOnlyList<RecordViolation> All { get; }

    /// <param name="found">The violations; empty if only a pattern that exceeded its time limit left the result open.</param>
    public static RecordViolations Of(IReadOnlyList<SchemaViolation> found, SchemaDocument document, JsonElement record)
    {
        var root = new ViolationNode(string.Empty, string.Empty);
        foreach (var violation in found)
        {
            root.Add(violation, document, record);
        }

        if (found.Count == 0)
        {
            root.Own.Add(new(string.Empty, string.Empty, "pattern", "a string exceeded the time limit of its pattern"));
        }

        return new(root);
    }

    /// <summary>Gets the violated keywords and their values by path, without the content of the record.</summary>
    public string Summary => string.Join(", ", All.Select(violation => $"{violation.Keyword} at #{violation.Pointer}"));

    /// <summary>Returns the violations as one object: a violation, or a group of violations in the same value.</summary>
    public JsonObject Print()
    {
        var left = Most;
        return _root.Print(ref left)!.Value.Object;
    }

    public override string ToString() => All.Count == 1
        ? All[0].ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{All[0]} (the first of {All.Count})");
}

/// <summary>One violation in the platform's form.</summary>
/// <param name="SchemaLocation">The JSON Pointer to the violated schema.</param>
/// <param name="Pointer">The JSON Pointer to the value.</param>
internal sealed record RecordViolation(string SchemaLocation, string Pointer, string Keyword, string Message)
{
    public override string ToString() => $"#{Pointer}: {(Message.Length <= MaxShown ? Message : Message[..MaxShown] + "...")}";

    private const int MaxShown = 300;
}

/// <summary>A value with violations of its own and of the values in it.</summary>
internal sealed class ViolationNode(string schemaLocation, string pointer)
{
    private readonly OrderedDictionary<string, ViolationNode> _inner = new(StringComparer.Ordinal);

    public List<RecordViolation> Own { get; } = [];

    public IEnumerable<RecordViolation> Leaves() =>
        InOrder().Concat(_inner.Values.SelectMany(node => node.Leaves()));

    /// <summary>Adds a violation to the node of its value, which the paths of the violation determine.</summary>
    public void Add(SchemaViolation violation, SchemaDocument document, JsonElement record)
    {
        var steps = JsonPointer.Tokens(violation.SchemaPath);
        var names = JsonPointer.Tokens(violation.InstancePath);

        // The last step is the keyword. A schema that allows nothing is reported at its own path.
        var end = violation.Keyword == "false" ? steps.Count : steps.ToList().LastIndexOf(violation.Keyword);
        var (node, schema, value) = (this, document.Root, record);
        var (at, depth) = (0, 0);
        var location = string.Empty;
        while (at < end)
        {
            var (inner, length, isValue) = Step(document, schema, steps, at);
            for (var i = 0; i < length; i++)
            {
                location = JsonPointer.Append(location, steps[at + i]);
            }

            (schema, at) = (inner, at + length);
            if (isValue)
            {
                var name = names[depth++];
                value = Child(value, name);
                node = node.Inner(name, location);
            }
        }

        node.Own.Add(new(location, node.Pointer, violation.Keyword, ViolationText.Of(violation, schema, value)));
    }

    /// <summary>Returns the violations of the node, grouped if there are several; <see langword="null"/> if none is left to show.</summary>
    /// <param name="left">The number of violations that may still be shown.</param>
    public (JsonObject Object, int Count)? Print(ref int left)
    {
        var shown = new List<JsonNode>();
        var count = 0;
        foreach (var own in InOrder().Take(left).ToList())
        {
            left--;
            count++;
            shown.Add(new JsonObject
            {
                ["schemaLocation"] = "#" + own.SchemaLocation,
                ["pointerToViolation"] = "#" + own.Pointer,
                ["causingExceptions"] = new JsonArray(),
                ["keyword"] = own.Keyword,
                ["message"] = own.Message,
            });
        }

        foreach (var inner in _inner.Values)
        {
            if (inner.Print(ref left) is var (printed, found))
            {
                count += found;
                shown.Add(printed);
            }
        }

        return shown.Count switch
        {
            0 => null,
            1 => ((JsonObject)shown[0], count),
            _ => (new JsonObject
            {
                ["schemaLocation"] = "#" + schemaLocation,
                ["pointerToViolation"] = "#" + Pointer,
                ["causingExceptions"] = new JsonArray([.. shown]),
                ["message"] = string.Create(CultureInfo.InvariantCulture, $"{count} schema violations found"),
            }, count),
        };
    }

    private string Pointer { get; } = pointer;

    // The platform reports missing properties first.
    private IEnumerable<RecordViolation> InOrder() => Own.OrderBy(violation => violation.Keyword == "required" ? 0 : 1);

    private ViolationNode Inner(string name, string location)
    {
        if (!_inner.TryGetValue(name, out var inner))
        {
            _inner.Add(name, inner = new(location, JsonPointer.Append(Pointer, name)));
        }

        return inner;
    }

    /// <summary>
    /// Returns the schema at the next step of a schema path, the number of its steps, and whether it is of an inner value.
    /// </summary>
    private static (Schema Schema, int Length, bool IsValue) Step(
        SchemaDocument document, Schema schema, IReadOnlyList<string> steps, int at)
    {
        var name = at + 1 < steps.Count ? steps[at + 1] : string.Empty;
        return steps[at] switch
        {
            "properties" => (Named(schema.Properties, name), 2, true),
            "patternProperties" => (Named(schema.PatternProperties, name), 2, true),
            "additionalProperties" => (schema.AdditionalProperties!, 1, true),
            "items" when schema.TupleItems is { } items => (items[Index(name)], 2, true),
            "items" => (schema.Items!, 1, true),
            "additionalItems" => (schema.AdditionalItems!, 1, true),
            "allOf" => (schema.AllOf[Index(name)], 2, false),
            "then" => (schema.Then!, 1, false),
            "else" => (schema.Else!, 1, false),
            "dependencies" => (Named(schema.DependentSchemas, name), 2, false),
            _ => (document.Resolve(schema) ?? schema, 1, false),
        };
    }

    private static Schema Named(EquatableArray<NamedSchema> schemas, string name)
    {
        foreach (var schema in schemas)
        {
            if (schema.Name == name)
            {
                return schema.Schema;
            }
        }

        return new Schema();
    }

    private static int Index(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static JsonElement Child(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Array ? value[Index(name)]
        : value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var child) ? child
        : default;
}
