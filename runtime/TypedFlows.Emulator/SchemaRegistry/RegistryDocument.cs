using System.Security.Cryptography;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>Adds the properties that the registry manages to the content of a request.</summary>
internal sealed class RegistryDocument(Platform platform, RegistryKind kind)
{
    public JsonObject Print(string sandbox, JsonView body, string id, string altId, string version, long createdAt)
    {
        var document = new JsonObject();
        if (kind.Kind == ResourceKind.Descriptor)
        {
            document["@id"] = id;
            body.RequiredText("@type", "the type of the descriptor, such as xdm:descriptorIdentity");
        }
        else
        {
            document["$id"] = id;
            document["meta:altId"] = altId;
            document["meta:resourceType"] = kind.Type;
            document["title"] = body.RequiredText("title", $"a {kind.What} has a title");
            document["type"] = "object";
        }

        document["version"] = version;
        foreach (var (name, value) in JsonCopy.ToObject(body.Element))
        {
            // The registry sets these properties, regardless of the request.
            if (name is not ("$id" or "@id" or "meta:altId" or "version" or "meta:resourceType" or "meta:registryMetadata"))
            {
                document[name] = value?.DeepClone();
            }
        }

        Compose(document, body);
        document["imsOrg"] = platform.Organization;
        document["meta:containerId"] = "tenant";
        document["meta:tenantNamespace"] = "_" + platform.Schemas.TenantOf(sandbox);
        document["meta:registryMetadata"] = new JsonObject
        {
            ["repo:createdDate"] = createdAt,
            ["repo:lastModifiedDate"] = platform.Now,
            ["eTag"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(20)),
        };
        return document;
    }

    /// <summary>Adds the classes and field groups of the resource.</summary>
    private void Compose(JsonObject document, JsonView body)
    {
        if (kind.Kind == ResourceKind.Descriptor)
        {
            return;
        }

        var extends = new List<string>();
        foreach (var part in body.Items("allOf"))
        {
            var item = part.Of(System.Text.Json.JsonValueKind.Object, "an object").Required("a reference");
            if (kind.Kind == ResourceKind.Schema)
            {
                item.RequiredText("$ref", "the id of the class or field group");
            }

            // A class or a field group may also define its properties here, or refer to its own definitions.
            if (item.Text("$ref") is { } reference && !reference.StartsWith('#'))
            {
                extends.Add(reference);
            }
        }

        var schemaClass = body.Text("meta:class") ?? extends.FirstOrDefault();
        if (kind.Kind == ResourceKind.Schema)
        {
            document["meta:class"] = schemaClass
                ?? throw ApiErrors.MissingMember.With(
                    "/allOf",
                    "a schema refers to its class, such as https://ns.adobe.com/xdm/context/profile");
            extends.Insert(0, schemaClass);
        }

        document["refs"] = new JsonArray([.. extends.Distinct(StringComparer.Ordinal).Select(id => (JsonNode)id)]);
        document["meta:extends"] = document["refs"]!.DeepClone();
        document["meta:extensible"] = kind.Kind != ResourceKind.Schema;
        document["meta:abstract"] = kind.Kind is ResourceKind.SchemaClass or ResourceKind.FieldGroup;
        document["meta:xdmType"] = "object";
    }
}
