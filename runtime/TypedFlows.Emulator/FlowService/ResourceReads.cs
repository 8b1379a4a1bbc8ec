using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Implements the list and the single read, which all resources of the Flow Service share.</summary>
internal static class ResourceReads
{
    public static IEnumerable<Operation> For(Platform platform, ResourceKind kind, string path, string what) => For(
        path,
        sandbox => platform.Resources.List(sandbox, kind).Select(found => found.Document),
        call => Require(platform, call, kind, what).Document);

    /// <param name="list">Returns the resources of a sandbox.</param>
    /// <param name="show">Returns the resource that the path names.</param>
    public static IEnumerable<Operation> For(
        string path, Func<string, IEnumerable<JsonElement>> list, Func<RequestContext, JsonElement> show) =>
    [
        Operation.Get(Service.FlowService, "/" + path, call => ResourceQuery.Respond(call, path, list(call.Sandbox))),
        Operation.Get(
            Service.FlowService,
            $"/{path}/{{id}}",
            call => Response.Ok(new JsonObject { ["items"] = new JsonArray(JsonCopy.ToNode(show(call))) })),
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
