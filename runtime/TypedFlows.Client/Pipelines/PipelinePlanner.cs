using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Compares a pipeline with the platform.</summary>
internal static class PipelinePlanner
{
    private const int MostDifferences = 5;

    public static PipelinePlan Plan(
        Pipeline pipeline, PipelineContent content, PipelineFound found, PipelineOptions options, DateTimeOffset now)
    {
        var steps = new List<PipelineStep>();
        if (pipeline.Connection is not null)
        {
            var step = Compare(
                Shown.Of(PipelineResource.Connection, pipeline, found),
                content.Connection(),
                "the system and the authentication of a connection cannot be changed");
            steps.Add(
                step.Action == PipelineAction.Unchanged && options.RenewCredentials
                    ? step with { Action = PipelineAction.Update, Reason = "the credentials are sent again" }
                    : step);
        }

        var shownParts = found.Schema is null
            ? default
            : PipelineContent.SchemaParts(
            found.Schema.ClassId, found.Schema.Json.Items("allOf").Select(part => part.Text("$ref")).OfType<string>());
        var canGrow = found.Schema?.ClassId == pipeline.Schema.ClassId;
        steps.Add(Compare(
            Shown.Of(PipelineResource.Schema, pipeline, found) with { Json = shownParts },
            content.Schema(),
            canGrow ? null : "the class of a schema cannot be changed"));
        steps.Add(Compare(
            Shown.Of(PipelineResource.DataSet, pipeline, found),
            PipelineContent.Dataset(found.Schema?.Id ?? PipelineContent.NotYet),
            "the schema of a dataset cannot be changed"));

        var whyNot = found.Flow is null ? null : "an existing flow does not use such a change; delete the pipeline first, or rename it";
        steps.Add(Compare(
            Shown.Of(PipelineResource.SourceConnection, pipeline, found),
            content.Source(pipeline.ConnectionId ?? found.Connection?.Id ?? PipelineContent.NotYet),
            whyNot));
        steps.Add(Compare(
            Shown.Of(PipelineResource.TargetConnection, pipeline, found),
            content.Target(found.Dataset?.Id ?? PipelineContent.NotYet),
            whyNot));
        if (pipeline.Mapping.Count > 0)
        {
            steps.Add(found.Mapping is { } mapping
                ? new(
                    PipelineResource.MappingSet,
                    pipeline.NameOf(PipelineResource.MappingSet),
                    PipelineAction.Unchanged,
                    mapping.Id,
                    string.Empty)
                : new(
                    PipelineResource.MappingSet,
                    pipeline.NameOf(PipelineResource.MappingSet),
                    PipelineAction.Create,
                    null,
                    found.Flow is null ? string.Empty : "the rows are different"));
        }

        var mappingId = pipeline.Mapping.Count == 0 ? null : found.Mapping?.Id ?? PipelineContent.NotYet;
        var flow = PipelineFlow.Of(pipeline.Flow, mappingId, found.Mapping?.Version ?? "0", found.Flow, now);
        var flowContent = content.Flow(flow, found.Source?.Id ?? PipelineContent.NotYet, found.Target?.Id ?? PipelineContent.NotYet);
        var isFixed = found.Flow is not null
            && Differences(found.Flow.Json, flowContent, null).Any(line => !IsChangeable(line, pipeline.FlowOptionsMember));
        steps.Add(Compare(
            Shown.Of(PipelineResource.Flow, pipeline, found),
            flowContent,
            isFixed ? "the spec, source and target of a flow cannot be changed; delete the pipeline first, or rename it" : null));
        return new(
            [
                .. steps.Select(
                    step =>
                        step.Action == PipelineAction.Conflict && step.CanOverwrite && options.Overwrite
                            ? step with { Action = PipelineAction.Update }
                            : step)]);
    }

    private static bool IsName(string difference) => difference.StartsWith("name ", StringComparison.Ordinal);

    private static bool IsChangeable(string difference, string? optionsMember) =>
        IsName(difference)
        || difference.StartsWith("scheduleParams", StringComparison.Ordinal)
        || difference.StartsWith("transformations", StringComparison.Ordinal)
        || (optionsMember is not null && difference.StartsWith(optionsMember, StringComparison.Ordinal));

    private static PipelineStep Compare(Shown shown, JsonElement content, string? whyNot)
    {
        if (shown.Resource is not { } resource)
        {
            return new(shown.Kind, shown.Name, PipelineAction.Create, null, string.Empty);
        }

        var json = shown.Json.ValueKind == JsonValueKind.Undefined ? resource.Json : shown.Json;
        var fingerprint = shown.Fingerprint;
        var differences = Differences(json, content, fingerprint).ToList();
        PipelineStep Step(PipelineAction action, string reason, bool canOverwrite = false) =>
            new(shown.Kind, shown.Name, action, resource.Id, reason) { ETag = resource.ETag, CanOverwrite = canOverwrite };
        if (differences.Count == 0)
        {
            return Step(PipelineAction.Unchanged, string.Empty);
        }

        // Every resource can be renamed, even if nothing else can be changed.
        whyNot = differences.All(IsName) ? null : whyNot;
        var said = string.Join(", ", differences.Take(MostDifferences))
            + (differences.Count > MostDifferences ? $" and {differences.Count - MostDifferences} more" : string.Empty);
        return (fingerprint, whyNot) switch
        {
            (null, _) => Step(PipelineAction.Conflict, $"it was not created by a pipeline: {said}", whyNot is null),
            _ when !fingerprint.Matches(json) => Step(PipelineAction.Conflict, $"someone else changed it: {said}", whyNot is null),
            (_, not null) => Step(PipelineAction.Conflict, $"{said}; {whyNot}"),
            _ => Step(PipelineAction.Update, said),
        };
    }

    /// <summary>Returns the differences, one per line, including values that were applied earlier and are no longer requested.</summary>
    private static IEnumerable<string> Differences(JsonElement shown, JsonElement content, AppliedFingerprint? fingerprint)
    {
        var there = AppliedFingerprint.Leaves(shown).ToDictionary(leaf => leaf.Path, leaf => leaf.Value, StringComparer.Ordinal);
        foreach (var (path, value) in AppliedFingerprint.Leaves(content))
        {
            if (!there.TryGetValue(path, out var now))
            {
                yield return $"{path[1..]} should be {value}";
            }
            else if (now != value)
            {
                yield return $"{path[1..]} is {now}, should be {value}";
            }
        }

        foreach (var path in fingerprint?.Dropped(shown, content) ?? [])
        {
            yield return $"{path[1..]} is {there[path]}, should not be set";
        }
    }

    private sealed record Shown(PipelineResource Kind, string Name, PlatformResource? Resource, AppliedFingerprint? Fingerprint)
    {
        public static Shown Of(PipelineResource kind, Pipeline pipeline, PipelineFound found) =>
            new(kind, pipeline.NameOf(kind), found.Of(kind), found.FingerprintOf(kind));

        /// <summary>Gets the content to compare instead of the complete response.</summary>
        public JsonElement Json { get; init; }
    }
}
