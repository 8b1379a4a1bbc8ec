using System.Text.Json;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>What the service checks before it accepts a flow: that its parts exist, fit its flow spec, and obey the spec's schemas.</summary>
internal sealed class FlowRules(Platform platform)
{
    public FlowParts Check(Call call, JsonView body)
    {
        body.Text("name");
        if (body["state"].IsPresent)
        {
            throw Refusals.StateInCreate.With();
        }

        var spec = SpecQueries.Require(platform.Specs.FlowSpecs, body.Object("flowSpec"), "flow spec");
        var source = End(call, body, "sourceConnectionIds", ResourceKind.SourceConnection, "source connection");
        var target = End(call, body, "targetConnectionIds", ResourceKind.TargetConnection, "target connection");
        CheckListed(body, "sourceConnectionIds", source, spec, spec.Model.SourceConnectionSpecIds, Refusals.SourceNotAllowed);
        CheckListed(body, "targetConnectionIds", target, spec, spec.Model.TargetConnectionSpecIds, Refusals.TargetNotAllowed);

        var mappingSetId = CheckTransformations(call, body, spec);
        CheckSchedule(call, body, spec);
        return new(spec, source, target, mappingSetId);
    }

    private StoredResource End(Call call, JsonView body, string member, ResourceKind kind, string what)
    {
        var ids = body.Items(member);
        return ids.Count switch
        {
            0 => throw Refusals.MissingMember.With(body[member].Pointer, $"a flow names one {what} here"),
            1 => ResourceReads.Require(platform, call, kind, what, ids[0]),
            _ => throw Refusals.NotDone.With($"A flow with more than one {what} ({body[member].Pointer})"),
        };
    }

    private void CheckListed(JsonView body, string member, StoredResource end, LoadedSpec spec, EquatableArray<string> listed, Refusal refusal)
    {
        var id = ConnectionSpecId(end);
        if (listed.Count > 0 && !listed.Contains(id, StringComparer.OrdinalIgnoreCase))
        {
            throw refusal.With(
                $"{body[member].Pointer}/0",
                end.Id,
                platform.Specs.NameOfConnectionSpec(id),
                spec.Name,
                string.Join(", ", listed.Select(platform.Specs.NameOfConnectionSpec)));
        }
    }

    private string? CheckTransformations(Call call, JsonView body, LoadedSpec spec)
    {
        string? mappingSetId = null;
        foreach (var item in body.Items("transformations"))
        {
            var transformation = item.Of(JsonValueKind.Object, "an object").Required("a transformation has a name and params");
            var name = transformation.RequiredText("name", "a transformation has a name");
            var parameters = transformation.Object("params");
            if (spec.Part(PartKind.Transformation, name) is { } part)
            {
                platform.Judge.Judge(spec, part, parameters, $"transformation '{name}'");
            }
            else
            {
                Undeclared(call, spec, transformation, name);
            }

            if (name == "Mapping" && parameters.Text("mappingId") is { } mappingId)
            {
                mappingSetId = platform.Resources.Find(call.Sandbox, ResourceKind.MappingSet, mappingId)?.Id
                    ?? throw Refusals.UnknownMapping.With(parameters["mappingId"].Pointer, mappingId, call.Sandbox);
            }
        }

        return mappingSetId;
    }

    private void Undeclared(Call call, LoadedSpec spec, JsonView transformation, string name)
    {
        var declared = spec.PartsOf(PartKind.Transformation).Select(part => $"'{part.Name}'").ToList();
        var refused = Refusals.UndeclaredTransformation.With(
            transformation.Pointer, spec.Name, name, declared.Count == 0 ? "none" : string.Join(", ", declared));
        if (platform.IsStrict)
        {
            throw refused;
        }

        call.Notes.Add("Accepted all the same: " + refused.Message);
    }

    private void CheckSchedule(Call call, JsonView body, LoadedSpec spec)
    {
        var schedule = body.Object("scheduleParams");
        if (spec.Part(PartKind.Schedule) is { } part)
        {
            platform.Judge.Judge(spec, part, schedule, "schedule");
            return;
        }

        if (schedule.IsPresent)
        {
            var refused = Refusals.UndeclaredSchedule.With(spec.Name);
            if (platform.IsStrict)
            {
                throw refused;
            }

            call.Notes.Add("Accepted all the same: " + refused.Message);
        }
    }

    private static string ConnectionSpecId(StoredResource end) => new JsonView(end.Document, string.Empty).Object("connectionSpec").Text("id") ?? string.Empty;
}
