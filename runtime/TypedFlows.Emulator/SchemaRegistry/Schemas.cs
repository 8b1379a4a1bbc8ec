using System.Text.RegularExpressions;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>Checks references to schemas for the other services.</summary>
internal static partial class Schemas
{
    /// <summary>The prefix of the vendor's schemas, which are assumed to exist.</summary>
    private const string VendorNamespace = "https://ns.adobe.com/xdm/";

    /// <summary>Rejects a reference to a schema that does not exist.</summary>
    public static void Require(Platform platform, RequestContext call, JsonView reference)
    {
        var id = reference.Of(System.Text.Json.JsonValueKind.String, "a string").Required("the $id of a schema").Element.GetString()!;
        if (id.StartsWith(VendorNamespace, StringComparison.Ordinal)
            || platform.Resources.Find(call.Sandbox, ResourceKind.Schema, id) is not null
            || platform.Schemas.Find(call.Sandbox, id)?.Id == id)
        {
            return;
        }

        // One of the tutorials uses a schema of another page. A plausible id of a tenant schema is accepted.
        if (platform.IsStrict || !TenantSchema().IsMatch(id))
        {
            throw ApiErrors.UnknownReference.With(reference.Pointer, "schema", call.Sandbox, id);
        }

        call.Deviations.Add($"{reference.Pointer} {id} is not a schema of this sandbox. It is assumed to exist.");
    }

    [GeneratedRegex("^https://ns\\.adobe\\.com/[^/]+/schemas/[0-9a-z]{32,}$")]
    private static partial Regex TenantSchema();
}
