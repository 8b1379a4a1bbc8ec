using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Serves source and target connections, the two ends of a flow.</summary>
internal sealed class FlowEndpointConnections(Platform platform)
{
    private const string Sources = "sourceConnections";
    private const string Targets = "targetConnections";
    private const string SourceWhat = "source connection";
    private const string TargetWhat = "target connection";

    private readonly ResourceChanges _sourceChanges = new(platform, ResourceKind.SourceConnection, Sources, SourceWhat);
    private readonly ResourceChanges _targetChanges = new(platform, ResourceKind.TargetConnection, Targets, TargetWhat);

    public IEnumerable<Operation> Operations =>
    [
        .. ResourceReads.For(platform, ResourceKind.SourceConnection, Sources, SourceWhat),
        Operation.Post(Service.FlowService, "/" + Sources, call => CreateAsync(call, ResourceKind.SourceConnection, Sources, CheckSource)),
        _sourceChanges.Patch((call, found, body, _) => Prepare(call, found, body, CheckSource)),
        _sourceChanges.Publish((call, body) => CheckSource(call, body)),
        Operation.Delete(
            Service.FlowService,
            $"/{Sources}/{{id}}",
            call => Delete(call, ResourceKind.SourceConnection, SourceWhat, "sourceConnectionIds")),
        .. ResourceReads.For(platform, ResourceKind.TargetConnection, Targets, TargetWhat),
        Operation.Post(Service.FlowService, "/" + Targets, call => CreateAsync(call, ResourceKind.TargetConnection, Targets, CheckTarget)),
        _targetChanges.Patch((call, found, body, _) => Prepare(call, found, body, CheckTarget)),
        _targetChanges.Publish((call, body) => CheckTarget(call, body)),
        Operation.Delete(
            Service.FlowService,
            $"/{Targets}/{{id}}",
            call => Delete(call, ResourceKind.TargetConnection, TargetWhat, "targetConnectionIds")),
    ];

    private async Task<Response> CreateAsync(
        RequestContext call,
        ResourceKind kind,
        string path,
        Func<RequestContext,
        JsonView,
        SpecPart?> check)
    {
        var body = await call.ReadBodyAsync();
        var isDraft = ResourceChanges.IsDraft(call);
        lock (platform.Resources.Changes)
        {
            var members = WithoutSecrets(body, isDraft ? DraftPart(body, kind) : check(call, body));
            var state = isDraft ? ResourceChanges.Draft : ResourceChanges.Enabled;
            return Envelope.Created(Envelope.Store(platform, call.Sandbox, call.Client, kind, members, state), path);
        }
    }

    private JsonObject Prepare(RequestContext call, StoredResource found, JsonView body, Func<RequestContext, JsonView, SpecPart?> check) =>
        WithoutSecrets(body, ResourceChanges.State(found) == ResourceChanges.Draft ? DraftPart(body, found.Kind) : check(call, body));

    private static JsonObject WithoutSecrets(JsonView body, SpecPart? part)
    {
        var members = JsonCopy.ToObject(body.Element);
        if (part?.Document is { } document)
        {
            SecretRemoval.Apply(members["params"], document);
        }

        return members;
    }

    private SpecPart? DraftPart(JsonView body, ResourceKind kind) =>
        RequireSpec(body).Part(kind == ResourceKind.SourceConnection ? PartKind.Source : PartKind.Target);

    private SpecPart? CheckSource(RequestContext call, JsonView body)
    {
        body.RequiredText("name", "a source connection has a name");
        body.Object("data").Text("format");
        var spec = RequireSpec(body);
        if (body["baseConnectionId"].IsPresent && FindBase(call, body["baseConnectionId"]) is { } connection)
        {
            var baseSpec = connection.View.Object("connectionSpec").Text("id") ?? string.Empty;
            if (!string.Equals(baseSpec, spec.Id, StringComparison.OrdinalIgnoreCase))
            {
                throw ApiErrors.OtherBaseSpec.With(Name(spec.Id), connection.Id, Name(baseSpec));
            }
        }

        platform.Validate.Check(spec, spec.Part(PartKind.Source), body.Object("params"), "source spec");
        RowFilter.Read(body.Object("params")["filters"]);
        return spec.Part(PartKind.Source);
    }

    private StoredResource? FindBase(RequestContext call, JsonView reference)
    {
        // The tutorials use base connections that other pages create. A plausible id is accepted.
        if (!platform.IsStrict
            && reference.Of(System.Text.Json.JsonValueKind.String, "a string").Element.GetString() is { } id
            && Guid.TryParseExact(id, "D", out _)
            && platform.Resources.Find(call.Sandbox, ResourceKind.Connection, id) is null)
        {
            call.Deviations.Add($"{reference.Pointer} {id} is not a base connection of this sandbox. It is assumed to exist.");
            return null;
        }

        return ResourceReads.Require(platform, call, ResourceKind.Connection, "base connection", reference);
    }

    private SpecPart? CheckTarget(RequestContext call, JsonView body)
    {
        body.Text("name");
        var spec = RequireSpec(body);

        // Older requests name the base connection of the dataset, which the service no longer requires.
        if (body.Text("baseConnectionId") is { } old && platform.Resources.Find(call.Sandbox, ResourceKind.Connection, old) is null)
        {
            call.Deviations.Add($"/baseConnectionId {old} is not known. A target connection does not need one.");
        }

        var parameters = body.Object("params");
        platform.Validate.Check(spec, spec.Part(PartKind.Target), parameters, "target spec");
        if (parameters["dataSetId"].IsPresent)
        {
            RequireDataSet(call, parameters["dataSetId"]);
        }

        return spec.Part(PartKind.Target);
    }

    private void RequireDataSet(RequestContext call, JsonView reference)
    {
        // One of the tutorials uses a dataset of another page. A plausible id is accepted.
        if (!platform.IsStrict
            && reference.Of(System.Text.Json.JsonValueKind.String, "a string").Element.GetString() is { Length: 24 } id
            && id.All(char.IsAsciiHexDigitLower)
            && platform.Resources.Find(call.Sandbox, ResourceKind.DataSet, id) is null)
        {
            call.Deviations.Add($"{reference.Pointer} {id} is not a dataset of this sandbox. It is assumed to exist.");
            return;
        }

        ResourceReads.Require(platform, call, ResourceKind.DataSet, "dataset", reference);
    }

    private Response Delete(RequestContext call, ResourceKind kind, string what, string member)
    {
        lock (platform.Resources.Changes)
        {
            var found = ResourceReads.Require(platform, call, kind, what);
            var users = platform.Resources.List(call.Sandbox, ResourceKind.Flow)
                .Where(flow => flow.View.Items(member).Any(item => item.TextOrNull() == found.Id))
                .Select(flow => flow.Id)
                .ToList();
            if (users.Count > 0)
            {
                throw ApiErrors.ConnectionInUse.With(what, found.Id, string.Join(", ", users));
            }

            platform.Resources.Remove(call.Sandbox, kind, found.Id);
            return Response.NoContent;
        }
    }

    private LoadedSpec RequireSpec(JsonView body) =>
        SpecQueries.Require(platform.Specs.ConnectionSpecs, body.Object("connectionSpec"), "connection spec");

    private string Name(string connectionSpecId) => platform.Specs.NameOfConnectionSpec(connectionSpecId);
}
