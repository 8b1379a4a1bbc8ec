using System.Text.RegularExpressions;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>What the services around the registry ask of it: whether a schema is there.</summary>
internal static partial class Schemas
{
    /// <summary>Schemas below this address belong to the vendor; they are taken as there.</summary>
    private const string VendorNamespace = "https://ns.adobe.com/xdm/";

    /// <summary>Refuses a reference to a schema that is not there.</summary>
    public static void Require(Platform platform, RequestContext call, JsonView reference)
    {
        var id = reference.Of(System.Text.Json.JsonValueKind.String, "a string").Required("the $id of a schema").Element.GetString()!;
        if (id.StartsWith(VendorNamespace, StringComparison.Ordinal) || platform.Resources.Find(call.Sandbox, ResourceKind.Schema, id) is not null)
        {
            return;
        }

        // One of the tutorials takes its schema from another page; what looks like a tenant's own is taken as there.
        if (platform.IsStrict || !TenantSchema().IsMatch(id))
        {
            throw ApiErrors.UnknownReference.With(reference.Pointer, "schema", call.Sandbox, id);
        }

        call.Notes.Add($"{reference.Pointer} {id} is not a schema of this sandbox; taken as there.");
    }

    [GeneratedRegex("^https://ns\\.adobe\\.com/[^/]+/schemas/[0-9a-z]{32,}$")]
    private static partial Regex TenantSchema();
}
