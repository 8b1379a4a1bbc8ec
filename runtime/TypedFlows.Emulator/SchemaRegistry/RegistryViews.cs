using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>Prints resources in the form that the header Accept selects.</summary>
internal sealed class RegistryViews(Platform platform)
{
    private static readonly ResourceKind[] s_kinds =
        [ResourceKind.Schema, ResourceKind.SchemaClass, ResourceKind.FieldGroup, ResourceKind.DataType];

    /// <summary>
    /// Returns the resource with an id, from the sandbox, from the compiled schemas or from the global resources that are held.
    /// </summary>
    public static JsonElement? Find(Platform platform, string sandbox, string id)
    {
        foreach (var kind in s_kinds)
        {
            if (platform.Resources.Find(sandbox, kind, id) is { } found)
            {
                return found.Document;
            }
        }

        return platform.Schemas.Find(sandbox, id)?.Document ?? StandardResources.Find(id);
    }

    /// <summary>Returns the ids of everything that a resource extends: its parts, their parts, and so on.</summary>
    public static IReadOnlyList<string> Extends(Platform platform, string sandbox, JsonElement document)
    {
        var ids = new List<string>();
        var waiting = new Queue<JsonElement>([document]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var item in new JsonView(next, string.Empty, IsStored: true).Items("meta:extends"))
            {
                if (item.TextOrNull() is { } id && !ids.Contains(id))
                {
                    ids.Add(id);
                    if (Find(platform, sandbox, id) is { } part)
                    {
                        waiting.Enqueue(part);
                    }
                }
            }
        }

        return ids;
    }

    public Response Get(RequestContext call, JsonElement document, bool isDescriptor)
    {
        // One descriptor has one form, and needs no header.
        var format = isDescriptor
            ? null
            : RegistryFormat.OfResource(call, platform.IsStrict, new JsonView(document, string.Empty, true).Text("version"));
        return Response.Ok(format is null ? JsonCopy.ToNode(document)! : Form(call.Sandbox, Whole(call.Sandbox, document), format));
    }

    /// <param name="container">The path of the list.</param>
    public Response List(RequestContext call, string container, IEnumerable<JsonElement> documents, bool isDescriptor)
    {
        var format = RegistryFormat.OfList(call, platform.IsStrict, isDescriptor);
        var page = RegistryPage.Of(
            call, isDescriptor ? documents : documents.Select(document => JsonCopy.Freeze(Whole(call.Sandbox, document))));
        var items = page.Documents.Select(document => isDescriptor
            ? Descriptor(document, container, format)
            : Row(call.Sandbox, JsonCopy.ToObject(document), format)).ToList();
        if (isDescriptor && !format.IsDefault && !format.Has("v2"))
        {
            return Response.Ok(ByType(page.Documents, items));
        }

        var summary = new JsonObject { ["orderby"] = page.OrderBy, ["next"] = page.Next, ["count"] = items.Count };
        var links = new JsonObject();
        if (page.Next is not null)
        {
            links["next"] = new JsonObject { ["href"] = $"{ServicePaths.SchemaRegistry}{container}{page.NextQuery}" };
        }

        return Response.Ok(new JsonObject { ["results"] = new JsonArray([.. items]), ["_page"] = summary, ["_links"] = links });
    }

    /// <summary>Returns the resource as a row of a list: its names and version.</summary>
    public static JsonObject Summary(JsonObject document)
    {
        var row = new JsonObject();
        foreach (var name in (string[])["$id", "meta:altId", "version", "title"])
        {
            row[name] = document[name]?.DeepClone();
        }

        return row;
    }

    /// <summary>Returns the complete form of a resource: the properties of its parts in place of references.</summary>
    public static JsonObject Compose(Platform platform, string sandbox, JsonObject document) => new SchemaComposition(
        reference => Find(platform, sandbox, reference) is { } found ? JsonCopy.ToObject(found) : null).Compose(document);

    private JsonObject Whole(string sandbox, JsonElement document)
    {
        var whole = JsonCopy.ToObject(document);
        if (IsCompiled(sandbox, whole))
        {
            return whole;
        }

        whole["meta:extends"] = new JsonArray([.. Extends(platform, sandbox, document).Select(id => (JsonNode)id)]);
        return whole;
    }

    private JsonNode Row(string sandbox, JsonObject document, RegistryFormat format) =>
        format.IsDefault || format.Has("id") ? Summary(document) : Form(sandbox, document, format);

    private JsonObject Form(string sandbox, JsonObject document, RegistryFormat format)
    {
        var id = document["$id"]?.ToString() ?? string.Empty;
        var isCompiled = IsCompiled(sandbox, document);
        var isDeprecation = format.Has("deprecatefield");
        var form = format.Has("full") || isDeprecation ? (isCompiled ? document : Compose(platform, sandbox, document))
            : format.Has("id") ? Summary(document)
            : isCompiled ? CompiledForm.WithReferences(document)
            : document;
        if (isDeprecation)
        {
            CompiledForm.Deprecate(form, Descriptors(sandbox, id));
        }

        if (format.Has("desc"))
        {
            form["meta:descriptors"] = new JsonArray(
                [.. Descriptors(sandbox, id).Select(descriptor => JsonCopy.ToNode(descriptor.Document))]);
        }

        if (format.Has("notext"))
        {
            SchemaComposition.RemoveTexts(form);
        }

        return form;
    }

    private IEnumerable<StoredResource> Descriptors(string sandbox, string schemaId) => platform.Resources
        .List(sandbox, ResourceKind.Descriptor)
        .Where(descriptor => descriptor.View.Text("xdm:sourceSchema") == schemaId);

    /// <summary>Returns whether the document is an answer that was compiled. It is complete and keeps its own text.</summary>
    private bool IsCompiled(string sandbox, JsonObject document) =>
        document["$id"]?.ToString() is { } id
            && platform.Schemas.Find(sandbox, id) is not null
            && platform.Resources.Find(sandbox, ResourceKind.Schema, id) is null;

    private static JsonNode Descriptor(JsonElement document, string container, RegistryFormat format)
    {
        var id = new JsonView(document, string.Empty, true).Text("@id") ?? string.Empty;
        return format.Has("id") ? id
            : format.Has("link") ? $"{container}/{id}"
            : JsonCopy.ToNode(document)!;
    }

    private static JsonObject ByType(IReadOnlyList<JsonElement> documents, List<JsonNode> items)
    {
        var byType = new JsonObject();
        for (var i = 0; i < items.Count; i++)
        {
            var type = new JsonView(documents[i], string.Empty, true).Text("@type") ?? string.Empty;
            if (byType[type] is not JsonArray ofType)
            {
                byType[type] = ofType = [];
            }

            ofType.Add(items[i]);
        }

        return byType;
    }
}
