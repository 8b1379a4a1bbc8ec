using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>
/// Creates the complete form of a schema: the properties of its parts in place of <c>allOf</c> and <c>$ref</c>. A reference to a resource
/// that is not held stays as it is.
/// </summary>
/// <param name="find">Returns the resource with an id; <see langword="null"/> if it is not held.</param>
internal sealed class SchemaComposition(Func<string, JsonObject?> find)
{
    // Data types that use each other can multiply without end.
    private const int MaxParts = 50_000;
    private const int MaxDepth = 100;

    private static readonly HashSet<string> s_composed = new(["allOf", "properties", "required", "definitions"], StringComparer.Ordinal);

    private static readonly string[] s_ofResource =
    [
        "$id", "meta:altId", "meta:resourceType", "version", "refs", "imsOrg", "meta:extends", "meta:extensible", "meta:abstract",
        "meta:containerId", "meta:tenantNamespace", "meta:registryMetadata", "meta:intendedToExtend",
    ];

    // The references that are being followed. A resource that refers to itself keeps that reference.
    private readonly HashSet<string> _active = new(StringComparer.Ordinal);
    private int _count;
    private int _depth;

    public JsonObject Compose(JsonObject document)
    {
        var composed = new JsonObject();
        foreach (var (name, value) in document)
        {
            if (name is "properties" or "allOf" && !composed.ContainsKey("properties"))
            {
                composed["properties"] = new JsonObject();
            }

            if (!s_composed.Contains(name) && name != "refs")
            {
                composed[name] = value?.DeepClone();
            }
        }

        Add(document, document, composed);
        return composed;
    }

    /// <summary>Removes titles and descriptions of a schema and its parts, but not properties with these names.</summary>
    public static void RemoveTexts(JsonObject schema)
    {
        schema.Remove("title");
        schema.Remove("description");
        foreach (var (name, value) in schema)
        {
            var children = (name, value) switch
            {
                ("properties" or "definitions" or "patternProperties", JsonObject named) => named.Select(child => child.Value),
                ("allOf" or "anyOf" or "oneOf" or "items", JsonArray items) => items,
                ("items" or "additionalProperties" or "not", JsonObject child) => [child],
                _ => [],
            };
            foreach (var child in children.OfType<JsonObject>())
            {
                RemoveTexts(child);
            }
        }
    }

    /// <summary>Adds the properties, the required names and the parts that are not held.</summary>
    /// <param name="root">The resource of the schema, which local references refer to.</param>
    private void Add(JsonObject schema, JsonObject root, JsonObject target)
    {
        Count();
        if (Reference(schema) is { } reference)
        {
            var key = Key(reference, root);
            if (Resolve(reference, root) is var (found, resource) && _active.Add(key))
            {
                Add(found, resource, target);
                _active.Remove(key);
            }
            else
            {
                AddOnce(target, "allOf", new JsonObject { ["$ref"] = reference });
            }
        }

        AddParts(schema, root, target);
    }

    private void AddParts(JsonObject schema, JsonObject root, JsonObject target)
    {
        foreach (var part in (schema["allOf"] as JsonArray ?? []).OfType<JsonObject>())
        {
            Add(part, root, target);
        }

        foreach (var (name, value) in schema["properties"] as JsonObject ?? [])
        {
            var properties = Child(target, "properties");
            var expanded = Expand(value, root);
            if (properties[name] is JsonObject known && expanded is JsonObject more)
            {
                Merge(known, more);
            }
            else
            {
                properties[name] = expanded;
            }
        }

        foreach (var name in schema["required"] as JsonArray ?? [])
        {
            AddOnce(target, "required", name);
        }
    }

    /// <summary>Returns a property with its data types in place.</summary>
    private JsonNode? Expand(JsonNode? value, JsonObject root)
    {
        if (value is not JsonObject schema)
        {
            return value?.DeepClone();
        }

        Count();
        _depth++;
        var expanded = Reference(schema) is { } reference ? ExpandReference(reference, root) : [];
        foreach (var (name, own) in schema)
        {
            if (!s_composed.Contains(name) && name != "$ref")
            {
                expanded[name] = name is "items" or "additionalProperties" ? Expand(own, root) : own?.DeepClone();
            }
        }

        AddParts(schema, root, expanded);
        _depth--;
        return expanded;
    }

    private JsonObject ExpandReference(string reference, JsonObject root)
    {
        var key = Key(reference, root);
        if (Resolve(reference, root) is not var (found, resource) || !_active.Add(key))
        {
            return new JsonObject { ["$ref"] = reference };
        }

        var expanded = (JsonObject)Expand(found, resource)!;
        _active.Remove(key);
        if (reference[0] != '#')
        {
            foreach (var name in s_ofResource)
            {
                expanded.Remove(name);
            }

            expanded["meta:referencedFrom"] = reference;
        }

        return expanded;
    }

    private void Count()
    {
        if (++_count > MaxParts || _depth > MaxDepth)
        {
            throw ApiErrors.SchemaTooLarge.With($"{MaxParts} parts or {MaxDepth} levels");
        }
    }

    private (JsonObject Schema, JsonObject Root)? Resolve(string reference, JsonObject root)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var resource = hash == 0 ? root : find(hash < 0 ? reference : reference[..hash]);
        JsonNode? found = resource;
        foreach (var token in hash < 0 ? [] : Compiler.Model.JsonPointer.Tokens(Uri.UnescapeDataString(reference[(hash + 1)..])))
        {
            found = (found as JsonObject)?[token];
        }

        return found is JsonObject schema ? (schema, resource!) : null;
    }

    private static string Key(string reference, JsonObject root) => reference[0] == '#' ? root["$id"] + reference : reference;

    private static string? Reference(JsonObject schema) =>
        schema["$ref"] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    /// <summary>Merges two declarations of one property, such as the tenant's object in several field groups.</summary>
    private static void Merge(JsonObject known, JsonObject more)
    {
        foreach (var (name, value) in more.ToList())
        {
            if (known[name] is JsonObject inner && value is JsonObject other)
            {
                Merge(inner, other);
            }
            else if (name is "required" or "allOf" && known[name] is JsonArray)
            {
                foreach (var item in value as JsonArray ?? [])
                {
                    AddOnce(known, name, item);
                }
            }
            else
            {
                known[name] = value?.DeepClone();
            }
        }
    }

    private static JsonObject Child(JsonObject target, string name)
    {
        if (target[name] is not JsonObject child)
        {
            target[name] = child = [];
        }

        return child;
    }

    private static void AddOnce(JsonObject target, string name, JsonNode? item)
    {
        if (target[name] is not JsonArray items)
        {
            target[name] = items = [];
        }

        if (!items.Any(known => JsonNode.DeepEquals(known, item)))
        {
            items.Add(item?.DeepClone());
        }
    }
}
