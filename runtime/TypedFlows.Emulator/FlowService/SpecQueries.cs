using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Serves flow specs and connection specs for reading.</summary>
internal sealed class SpecQueries(Platform platform)
{
    public IEnumerable<Operation> Operations =>
    [
        .. For("flowSpecs", "flow spec", platform.Specs.FlowSpecs),
        ResourceSearch.For("flowSpecs", "searchFlowSpecs", _ => platform.Specs.FlowSpecs.Select(spec => spec.Document)),
        .. For("connectionSpecs", "connection spec", platform.Specs.ConnectionSpecs),
    ];

    /// <summary>Returns the spec that a request names by id and version; the latest version if it names none.</summary>
    public static LoadedSpec Require(IReadOnlyList<LoadedSpec> specs, JsonView reference, string what)
    {
        reference.Required($"the {what} by id and version");
        var id = reference.RequiredText("id", $"the id of a {what}");
        var version = reference.Text("version");
        return SpecCatalog.Find(specs, id, version)
            ?? throw ApiErrors.UnknownSpec.With(reference["id"].Pointer, id, version ?? "(the latest)", what, Known(specs, id));
    }

    private static IEnumerable<Operation> For(string path, string what, IReadOnlyList<LoadedSpec> specs) =>
    [
        Operation.Get(Service.FlowService, "/" + path, call => ResourceQuery.Respond(call, path, specs.Select(spec => spec.Document))),
        Operation.Get(Service.FlowService, $"/{path}/{{id}}", call => GetOne(call, what, specs)),
    ];

    private static Response GetOne(RequestContext call, string what, IReadOnlyList<LoadedSpec> specs)
    {
        var id = call.Id;
        var found = specs.Where(spec => string.Equals(spec.Id, id, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 0
            ? throw ApiErrors.FlowResourceNotFound.With(what, id, call.Sandbox)
            : Response.Ok(new JsonObject { ["items"] = new JsonArray([.. found.Select(spec => JsonCopy.ToNode(spec.Document))]) });
    }

    /// <summary>Lists the versions of the id, or every spec if the id is not known.</summary>
    private static string Known(IReadOnlyList<LoadedSpec> specs, string id)
    {
        var versions = specs.Where(spec => string.Equals(spec.Id, id, StringComparison.OrdinalIgnoreCase)).ToList();
        return string.Join(", ", (versions.Count > 0 ? versions : specs).Select(spec => $"{spec.Id} {spec.Version} ({spec.Name})"));
    }
}
