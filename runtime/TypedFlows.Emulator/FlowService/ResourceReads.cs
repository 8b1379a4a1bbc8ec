using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Implements the list and the single read, which all resources of the Flow Service share.</summary>
internal static class ResourceReads
{
    public static IEnumerable<Operation> For(Platform platform, ResourceKind kind, string path, string what) =>
    [
        Operation.Get(
            Service.FlowService,
            "/" + path,
            call => ResourceQuery.Respond(call, path, platform.Resources.List(call.Sandbox, kind).Select(found => found.Document))),
        Operation.Get(Service.FlowService, $"/{path}/{{id}}", call =>
        {
            var found = Require(platform, call, kind, what);
            return Response.Ok(new JsonObject { ["items"] = new JsonArray(JsonCopy.ToNode(found.Document)) });
        }),
    ];

    /// <summary>Returns the resource that the path names.</summary>
    public static StoredResource Require(Platform platform, RequestContext call, ResourceKind kind, string what) =>
        platform.Resources.Find(call.Sandbox, kind, call.Id) ?? throw ApiErrors.FlowResourceNotFound.With(what, call.Id, call.Sandbox);

    /// <summary>Returns the resource that a property of the body names.</summary>
    public static StoredResource Require(Platform platform, RequestContext call, ResourceKind kind, string what, JsonView reference)
    {
        var id = reference.Of(System.Text.Json.JsonValueKind.String, "a string").Required($"the id of a {what}").Element.GetString()!;
        return platform.Resources.Find(call.Sandbox, kind, id)
            ?? throw ApiErrors.UnknownReference.With(reference.Pointer, what, call.Sandbox, id);
    }
}
