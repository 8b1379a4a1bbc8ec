using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>
/// Holds the global resources that the schemas of the tutorials consist of: classes, behaviors, field groups and data types. Their fields
/// are those of the platform; the texts are the emulator's. Other global resources are not held.
/// </summary>
internal static class StandardResources
{
    private const string Xdm = "https://ns.adobe.com/xdm/";

    public static IReadOnlyList<JsonElement> Behaviors { get; } = Read("behaviors", "behaviors");

    public static IReadOnlyList<JsonElement> Classes { get; } = Read("classes", "classes");

    public static IReadOnlyList<JsonElement> FieldGroups { get; } = Read("fieldgroups", "mixins");

    public static IReadOnlyList<JsonElement> DataTypes { get; } = Read("datatypes", "datatypes");

    /// <summary>Returns the resource with this <c>$id</c> or <c>meta:altId</c>.</summary>
    public static JsonElement? Find(string id) =>
        Find(Classes, id) ?? Find(Behaviors, id) ?? Find(FieldGroups, id) ?? Find(DataTypes, id);

    public static JsonElement? Find(IReadOnlyList<JsonElement> resources, string id)
    {
        foreach (var resource in resources)
        {
            if (resource.GetProperty("$id").GetString() == id || resource.GetProperty("meta:altId").GetString() == id)
            {
                return resource;
            }
        }

        return null;
    }

    private static JsonElement[] Read(string file, string type)
    {
        using var stream = typeof(StandardResources).Assembly.GetManifestResourceStream($"Global/{file}.json")!;
        return [.. ((JsonObject)JsonNode.Parse(stream)!).Select(resource => Of(type, resource.Key, (JsonObject)resource.Value!))];
    }

    private static JsonElement Of(string type, string id, JsonObject resource)
    {
        var document = new JsonObject
        {
            ["$id"] = id,
            ["meta:altId"] = "_xdm." + id[Xdm.Length..].Replace('/', '.'),
            ["meta:resourceType"] = type,
            ["version"] = "1.0",
            ["type"] = "object",
        };
        foreach (var (name, value) in resource)
        {
            document[name] = value?.DeepClone();
        }

        document["meta:extensible"] = true;
        document["meta:abstract"] = true;
        document["meta:extends"] ??= new JsonArray();
        document["meta:xdmType"] = "object";
        document["meta:containerId"] = "global";
        document["meta:registryMetadata"] = new JsonObject { ["repo:createdDate"] = 0, ["repo:lastModifiedDate"] = 0 };
        return JsonCopy.Freeze(document);
    }
}
