using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Source and target connections: the two ends of a flow.</summary>
internal sealed class EndConnections(Platform platform)
{
    public IEnumerable<Operation> Operations =>
    [
        .. ResourceReads.For(platform, ResourceKind.SourceConnection, "sourceConnections", "source connection"),
        Operation.Post(Service.FlowService, "/sourceConnections", CreateSourceAsync),
        Operation.Delete(Service.FlowService, "/sourceConnections/{id}", call => Delete(call, ResourceKind.SourceConnection, "source connection", "sourceConnectionIds")),
        .. ResourceReads.For(platform, ResourceKind.TargetConnection, "targetConnections", "target connection"),
        Operation.Post(Service.FlowService, "/targetConnections", CreateTargetAsync),
        Operation.Delete(Service.FlowService, "/targetConnections/{id}", call => Delete(call, ResourceKind.TargetConnection, "target connection", "targetConnectionIds")),
    ];

    private async Task<Answer> CreateSourceAsync(Call call)
    {
        var body = await call.ReadBodyAsync();
        body.RequiredText("name", "a source connection has a name");
        body.Object("data").Text("format");
        var spec = SpecQueries.Require(platform.Specs.ConnectionSpecs, body.Object("connectionSpec"), "connection spec");
        lock (platform.Resources.Changes)
        {
            if (body["baseConnectionId"].IsPresent)
            {
                var connection = ResourceReads.Require(platform, call, ResourceKind.Connection, "base connection", body["baseConnectionId"]);
                var baseSpec = new JsonView(connection.Document, string.Empty).Object("connectionSpec").Text("id") ?? string.Empty;
                if (!string.Equals(baseSpec, spec.Id, StringComparison.OrdinalIgnoreCase))
                {
                    throw Refusals.OtherBaseSpec.With(Name(spec.Id), connection.Id, Name(baseSpec));
                }
            }

            platform.Judge.Judge(spec, spec.Part(PartKind.Source), body.Object("params"), "source spec");
            return Store(call, ResourceKind.SourceConnection, body, spec.Part(PartKind.Source), "sourceConnections");
        }
    }

    private async Task<Answer> CreateTargetAsync(Call call)
    {
        var body = await call.ReadBodyAsync();
        body.Text("name");
        var spec = SpecQueries.Require(platform.Specs.ConnectionSpecs, body.Object("connectionSpec"), "connection spec");
        lock (platform.Resources.Changes)
        {
            // Older requests name the base connection of the dataset itself, which the service no longer asks for.
            if (body.Text("baseConnectionId") is { } old && platform.Resources.Find(call.Sandbox, ResourceKind.Connection, old) is null)
            {
                call.Notes.Add($"/baseConnectionId {old} is not known; a target connection needs none.");
            }

            var parameters = body.Object("params");
            platform.Judge.Judge(spec, spec.Part(PartKind.Target), parameters, "target spec");
            if (parameters["dataSetId"].IsPresent)
            {
                ResourceReads.Require(platform, call, ResourceKind.DataSet, "dataset", parameters["dataSetId"]);
            }

            return Store(call, ResourceKind.TargetConnection, body, spec.Part(PartKind.Target), "targetConnections");
        }
    }

    private Answer Store(Call call, ResourceKind kind, JsonView body, SpecPart? part, string path)
    {
        var members = JsonCopy.ToObject(body.Element);
        if (part?.Document is { } document)
        {
            SecretRemoval.Apply(members["params"], document);
        }

        return Envelope.Created(Envelope.Store(platform, call.Sandbox, call.Client, kind, members, "enabled"), path);
    }

    private Answer Delete(Call call, ResourceKind kind, string what, string member)
    {
        lock (platform.Resources.Changes)
        {
            var found = ResourceReads.Require(platform, call, kind, what);
            var users = platform.Resources.List(call.Sandbox, ResourceKind.Flow)
                .Where(flow => new JsonView(flow.Document, string.Empty).Items(member).Any(item => item.Element.GetString() == found.Id))
                .Select(flow => flow.Id)
                .ToList();
            if (users.Count > 0)
            {
                throw Refusals.ConnectionInUse.With(what, found.Id, string.Join(", ", users));
            }

            platform.Resources.Remove(call.Sandbox, kind, found.Id);
            return Answer.NoContent;
        }
    }

    private string Name(string connectionSpecId) => platform.Specs.NameOfConnectionSpec(connectionSpecId);
}
