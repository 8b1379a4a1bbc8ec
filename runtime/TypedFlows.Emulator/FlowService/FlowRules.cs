using System.Text.Json;
using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Checks a flow before it is accepted: its parts exist, match its flow spec, and conform to the schemas of the spec.</summary>
internal sealed class FlowRules(Platform platform)
{
    public FlowParts Check(RequestContext call, JsonView body)
    {
        body.Text("name");
        var spec = SpecQueries.Require(platform.Specs.FlowSpecs, body.Object("flowSpec"), "flow spec");
        var source = End(call, body, "sourceConnectionIds", ResourceKind.SourceConnection, "source connection");
        var target = End(call, body, "targetConnectionIds", ResourceKind.TargetConnection, "target connection");
        RequireReady(source, "source connection");
        RequireReady(target, "target connection");
        CheckListed(body, "sourceConnectionIds", source, spec, spec.Model.SourceConnectionSpecIds, ApiErrors.SourceNotAllowed);
        CheckTarget(call, body, target, spec);

        var mappingSetId = CheckTransformations(call, body, spec);
        CheckSchemas(call, target, mappingSetId);
        CheckSchedule(call, body, spec);
        if (body.Object("options") is { IsPresent: true } options)
        {
            platform.Validate.Check(spec, spec.Part(PartKind.Options), options, "options");
        }

        return new(spec, source, target, mappingSetId);
    }

    private static void RequireReady(StoredResource end, string what)
    {
        if (ResourceChanges.State(end) == ResourceChanges.Draft)
        {
            throw ApiErrors.WrongState.With(what, end.Id, ResourceChanges.Draft, "publish it first");
        }
    }

    /// <summary>
    /// Checks the target. Older requests use the base connection of the dataset and name another connection spec; they mean the dataset
    /// that they name.
    /// </summary>
    private void CheckTarget(RequestContext call, JsonView body, StoredResource target, LoadedSpec spec)
    {
        try
        {
            CheckListed(body, "targetConnectionIds", target, spec, spec.Model.TargetConnectionSpecIds, ApiErrors.TargetNotAllowed);
        }
        catch (ApiErrorException exception) when (!platform.IsStrict && IsOlderDataSetTarget(target))
        {
            call.Deviations.Add("Accepted, because it names the dataset and its base connection as older requests do: "
                + "" + exception.Message);
        }
    }

    private static bool IsOlderDataSetTarget(StoredResource target)
    {
        var document = target.View;
        return document["baseConnectionId"].IsPresent && document.Object("params")["dataSetId"].IsPresent;
    }

    /// <summary>Checks that the mapping set and the dataset have the same schema.</summary>
    private void CheckSchemas(RequestContext call, StoredResource target, string? mappingSetId)
    {
        if (mappingSetId is null
            || target.View.Object("params").Text("dataSetId") is not { } dataSetId
            || platform.Resources.Find(call.Sandbox, ResourceKind.DataSet, dataSetId) is not { } dataSet)
        {
            return;
        }

        var has = SchemaReference.Of(dataSet.View.Object("schemaRef"));
        var mappingSet = platform.Resources.Find(call.Sandbox, ResourceKind.MappingSet, mappingSetId)!;
        var writes = SchemaReference.Of(mappingSet.View.Object("outputSchemaRef"));
        if (!writes.IsLike(has))
        {
            throw ApiErrors.SchemasDiffer.With(
                mappingSetId,
                writes.Id,
                writes.Version ?? "(any)",
                dataSetId,
                has.Id,
                has.Version ?? "(any)");
        }
    }

    private StoredResource End(RequestContext call, JsonView body, string member, ResourceKind kind, string what)
    {
        var ids = body.Items(member);
        return ids.Count switch
        {
            0 => throw ApiErrors.MissingMember.With(body[member].Pointer, $"a flow names one {what}"),
            1 => ResourceReads.Require(platform, call, kind, what, ids[0]),
            _ => throw ApiErrors.NotDone.With($"A flow with more than one {what} ({body[member].Pointer})"),
        };
    }

    private void CheckListed(
        JsonView body,
        string member,
        StoredResource end,
        LoadedSpec spec,
        EquatableArray<string> listed,
        ApiError error)
    {
        var id = ConnectionSpecId(end);
        if (listed.Count > 0 && !listed.Contains(id, StringComparer.OrdinalIgnoreCase))
        {
            throw error.With(
                $"{body[member].Pointer}/0",
                end.Id,
                platform.Specs.NameOfConnectionSpec(id),
                spec.Name,
                string.Join(", ", listed.Select(platform.Specs.NameOfConnectionSpec)));
        }
    }

    private string? CheckTransformations(RequestContext call, JsonView body, LoadedSpec spec)
    {
        string? mappingSetId = null;
        foreach (var item in body.Items("transformations"))
        {
            var transformation = item.Of(JsonValueKind.Object, "an object").Required("a transformation has a name and params");
            var name = transformation.RequiredText("name", "a transformation has a name");
            var parameters = transformation.Object("params");
            if (spec.Part(PartKind.Transformation, name) is { } part)
            {
                platform.Validate.Check(spec, part, parameters, $"transformation '{name}'");
            }
            else
            {
                Undeclared(call, spec, transformation, name);
            }

            if (name == "Copy")
            {
                if (DeltaColumn.Read(parameters["deltaColumn"], platform.IsStrict)?.Deviation is { } deviation)
                {
                    call.Deviations.Add("Accepted although java.time reads it differently: " + deviation);
                }
            }

            if (name == "Mapping" && parameters.Text("mappingId") is { } mappingId)
            {
                mappingSetId = platform.Resources.Find(call.Sandbox, ResourceKind.MappingSet, mappingId)?.Id
                    ?? throw ApiErrors.UnknownMapping.With(parameters["mappingId"].Pointer, mappingId, call.Sandbox);
            }
        }

        return mappingSetId;
    }

    private void Undeclared(RequestContext call, LoadedSpec spec, JsonView transformation, string name)
    {
        var declared = spec.PartsOf(PartKind.Transformation).Select(part => $"'{part.Name}'").ToList();
        var exception = ApiErrors.UndeclaredTransformation.With(
            transformation.Pointer, spec.Name, name, declared.Count == 0 ? "none" : string.Join(", ", declared));
        if (platform.IsStrict)
        {
            throw exception;
        }

        call.Deviations.Add("Accepted although it does not match the flow spec: " + exception.Message);
    }

    private void CheckSchedule(RequestContext call, JsonView body, LoadedSpec spec)
    {
        var schedule = body.Object("scheduleParams");
        if (spec.Part(PartKind.Schedule) is { } part)
        {
            platform.Validate.Check(spec, part, schedule, "schedule");
            return;
        }

        if (schedule.IsPresent)
        {
            var exception = ApiErrors.UndeclaredSchedule.With(spec.Name);
            if (platform.IsStrict)
            {
                throw exception;
            }

            call.Deviations.Add("Accepted although it does not match the flow spec: " + exception.Message);
        }
    }

    private static string ConnectionSpecId(StoredResource end) =>
        end.View.Object("connectionSpec").Text("id") ?? string.Empty;
}
