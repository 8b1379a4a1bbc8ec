using System.Text.Json.Nodes;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>Creates the other forms of a schema with all its fields.</summary>
internal static class CompiledForm
{
    private const string Behaviors = "https://ns.adobe.com/xdm/data/";

    /// <summary>
    /// Returns the form with references: the class and the other parts that the schema extends in place of its fields. The behavior is part
    /// of the class.
    /// </summary>
    public static JsonObject WithReferences(JsonObject answer)
    {
        var extended = (answer["meta:extends"] as JsonArray ?? []).Select(part => part?.ToString());
        var parts = extended.Prepend(answer["meta:class"]?.ToString())
            .OfType<string>()
            .Where(id => !id.StartsWith(Behaviors, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
        var form = new JsonObject();
        foreach (var (name, value) in answer)
        {
            if (name == "properties")
            {
                form["allOf"] = new JsonArray([.. parts.Select(id => (JsonNode)new JsonObject { ["$ref"] = id })]);
            }
            else if (name != "required")
            {
                form[name] = value?.DeepClone();
            }
        }

        return form;
    }

    /// <summary>Sets the status of the fields that descriptors of the schema deprecate.</summary>
    public static void Deprecate(JsonObject schema, IEnumerable<StoredResource> descriptors)
    {
        foreach (var descriptor in descriptors.Where(each => each.View.Text("@type") == "xdm:descriptorDeprecated"))
        {
            var paths = descriptor.View["xdm:sourceProperty"];
            var all = paths.TextOrNull() is { } one ? [one] : descriptor.View.Items("xdm:sourceProperty").Select(path => path.TextOrNull());
            foreach (var path in all.OfType<string>())
            {
                if (Field(schema, JsonPointer.Tokens(path)) is { } field)
                {
                    field["meta:status"] = "deprecated";
                }
            }
        }
    }

    /// <summary>Returns the field at a path of names, through the items of arrays.</summary>
    private static JsonObject? Field(JsonObject schema, IReadOnlyList<string> path)
    {
        JsonObject? field = schema;
        foreach (var name in path)
        {
            field = (field?["items"] as JsonObject ?? field)?["properties"]?[name] as JsonObject;
        }

        return field;
    }
}
