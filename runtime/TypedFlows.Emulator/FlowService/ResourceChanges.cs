using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Implements the changes that the Flow Service's resources share: drafts, their publication, and patches.</summary>
internal sealed class ResourceChanges(Platform platform, ResourceKind kind, string path, string what)
{
    public const string Draft = "draft";
    public const string Enabled = "enabled";
    public const string Disabled = "disabled";

    /// <summary>Returns whether the request creates a draft, which is stored unchanged and checked when it is published.</summary>
    public static bool IsDraft(RequestContext call)
    {
        var mode = call.Query["mode"].ToString();
        return mode.Length > 0
            && (mode.Equals(Draft, StringComparison.OrdinalIgnoreCase)
                    ? true
                    : throw ApiErrors.QueryParameter.With("mode", mode, "the only mode is draft"));
    }

    /// <summary>Gets the delegate that adds the name of a change to the resource; <see langword="null"/> if it does not show one.</summary>
    public Action<JsonObject, string>? Stamp { get; init; }

    public static string? State(StoredResource found) => found.View.Text("state");

    /// <summary>Returns the properties that a request supplied, to check them again.</summary>
    public static JsonView Members(JsonObject document)
    {
        foreach (var name in document.Select(member => member.Key).Where(Envelope.IsOwn).ToList())
        {
            document.Remove(name);
        }

        return new(JsonCopy.Freeze(document), string.Empty);
    }

    /// <summary>Creates the PATCH operation, which checks the patched resource.</summary>
    /// <param name="prepare">
    /// Receives the call, the resource, its new properties and the changed paths; returns the properties to store.
    /// </param>
    /// <param name="then">Receives the call and the changed resource.</param>
    public Operation Patch(
        Func<RequestContext,
        StoredResource,
        JsonView,
        IReadOnlyList<string>,
        JsonObject> prepare,
        Action<RequestContext,
        StoredResource>? then = null) =>
        Operation.Patch(Service.FlowService, $"/{path}/{{id}}", async call =>
        {
            var body = await call.ReadListAsync();
            lock (platform.Resources.Changes)
            {
                var found = ResourceReads.Require(platform, call, kind, what);
                Precondition.Check(call, found.Etag);
                var patched = JsonPatch.Apply(found.Document, body, Envelope.IsOwn);
                var members = prepare(call, found, Members(patched), [.. JsonPatch.Paths(body)]);
                Stamp?.Invoke(members, "update");
                var changed = Envelope.Update(platform, call.Client, found, members);
                then?.Invoke(call, changed);
                return Envelope.Changed(changed);
            }
        });

    /// <summary>Creates the POST operation for the actions of users.</summary>
    /// <param name="actions">
    /// The actions by lowercase name. Each receives the call, the resource, and a delegate that stores the next state; it returns the
    /// stored resource.
    /// </param>
    public Operation Act(
        params (string Name, Func<RequestContext, StoredResource, Func<string, StoredResource>, StoredResource> Do)[] actions) =>
        Operation.Act(Service.FlowService, $"/{path}/{{id}}/action", call =>
        {
            var op = call.Query["op"].ToString();
            if (op.StartsWith("FINALIZE", StringComparison.OrdinalIgnoreCase))
            {
                throw ApiErrors.NotDone.With($"The action {op}, which is for services,");
            }

            var named = Array.Find(actions, action => action.Name.Equals(op, StringComparison.OrdinalIgnoreCase));
            if (named.Do is null)
            {
                throw ApiErrors.UnknownAction.With(op, string.Join(", ", actions.Select(action => action.Name)));
            }

            lock (platform.Resources.Changes)
            {
                var found = ResourceReads.Require(platform, call, kind, what);
                if (call.Http.Request.Headers.IfMatch.Count > 0)
                {
                    Precondition.Check(call, found.Etag);
                }

                return Envelope.Changed(named.Do(call, found, state =>
                {
                    var members = JsonCopy.ToObject(found.Document);
                    Stamp?.Invoke(members, named.Name);
                    return Envelope.Update(platform, call.Client, found, members, state);
                }));
            }
        });

    /// <summary>Creates the action publish for resources without other actions.</summary>
    public Operation Publish(Action<RequestContext, JsonView> check) => Act(("publish", (call, found, store) =>
    {
        RequireDraft(found);
        check(call, Members(JsonCopy.ToObject(found.Document)));
        return store(Enabled);
    }
    ));

    public void RequireDraft(StoredResource found)
    {
        if (State(found) != Draft)
        {
            throw ApiErrors.WrongState.With(what, found.Id, State(found) ?? string.Empty, "only a draft can be published");
        }
    }
}
