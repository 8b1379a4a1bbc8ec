using System.Text.Json;
using TypedFlows.Compiler.Model;
using TypedFlows.CompilerServices;

namespace TypedFlows.Client;

/// <summary>Compares a pipeline with the platform.</summary>
internal static class PipelinePlanner
{
    public static PipelinePlan Plan(
        Pipeline pipeline, PipelineContent content, PipelineFound found, PipelineOptions options, DateTimeOffset now)
    {
        var steps = new List<PipelineStep>();
        if (pipeline.Connection is not null)
        {
            var step = Compare(Shown.Of(PipelineResource.Connection, pipeline, found), content.Connection, _ => false);
            steps.Add(
                step.Action == PipelineAction.Unchanged && options.RenewCredentials
                    ? step with { Action = PipelineAction.Update, Cause = PipelineStepCause.CredentialsRenewed }
                    : step);
        }

        var shownParts = found.Schema is null
            ? default
            : PipelineContent.SchemaParts(
            found.Schema.ClassId, found.Schema.Json.Items("allOf").Select(part => part.Text("$ref")).OfType<string>());
        steps.Add(
            found.Existing is { } existing
                ? Existing(existing, pipeline.Schema.Existing!, pipeline.NameOf(PipelineResource.Schema), found.Rows)
                : Compare(
                    Shown.Of(PipelineResource.Schema, pipeline, found) with { Json = shownParts },
                    content.Schema,
                    _ => found.Schema?.ClassId == pipeline.Schema.ClassId));
        steps.Add(Compare(
            Shown.Of(PipelineResource.DataSet, pipeline, found),
            () => PipelineContent.Dataset(found.Schema?.Id ?? PipelineContent.NotYet),
            _ => false));
        steps.Add(Compare(
            Shown.Of(PipelineResource.SourceConnection, pipeline, found),
            () => content.Source(pipeline.ConnectionId ?? found.Connection?.Id ?? PipelineContent.NotYet),
            _ => found.Flow is null));
        steps.Add(Compare(
            Shown.Of(PipelineResource.TargetConnection, pipeline, found),
            () => content.Target(found.Dataset?.Id ?? PipelineContent.NotYet),
            _ => found.Flow is null));
        if (pipeline.Mapping.Count > 0)
        {
            var name = pipeline.NameOf(PipelineResource.MappingSet);
            steps.Add(found.Mapping is { } mapping
                ? new(PipelineResource.MappingSet, name, PipelineAction.Unchanged, mapping.Id)
                : new(PipelineResource.MappingSet, name, PipelineAction.Create, null)
                {
                    Cause = found.Flow is null ? PipelineStepCause.None : PipelineStepCause.RowsDifferent,
                    Differences = found.UsedMapping is { } used ? [.. Differences(used.Mappings, found.Rows)] : [],
                });
        }

        steps.Add(Compare(Shown.Of(PipelineResource.Flow, pipeline, found), Flow, IsChangeable));
        return new(
            [
                .. steps.Select(
                    step =>
                        step.Action == PipelineAction.Conflict && step.CanOverwrite && options.Overwrite
                            ? step with { Action = PipelineAction.Update }
                            : step)]);

        JsonElement Flow()
        {
            var mappingId = pipeline.Mapping.Count == 0 ? null : found.Mapping?.Id ?? PipelineContent.NotYet;
            var flow = PipelineFlow.Of(pipeline.Flow, mappingId, found.Mapping?.Version ?? "0", found.Flow, now);
            return content.Flow(flow, found.Source?.Id ?? PipelineContent.NotYet, found.Target?.Id ?? PipelineContent.NotYet);
        }

        // A property that is no longer set is not sent again.
        bool IsChangeable(PipelineDifference difference) => difference.Wanted is null
            || (JsonPointer.Tokens(difference.Pointer) is [var member, ..]
                && (member is "scheduleParams" or "transformations" || member == pipeline.FlowOptionsMember));
    }

    private static PipelineStep Existing(ExistingSchema existing, XdmSpec spec, string name, IReadOnlyList<MappingRow> rows)
    {
        var missing = existing.Schema is { } schema ? MappingCheck.Missing(schema, rows) : [];
        var drift = existing.Drift(spec);
        var conflict = new PipelineStep(PipelineResource.Schema, name, PipelineAction.Conflict, existing.Schema?.Id);
        return existing.Schema is null
            ? conflict with
            {
                Cause = existing.Ids.Count == 0 ? PipelineStepCause.SchemaNotFound : PipelineStepCause.SchemaAmbiguous,
                Subjects = existing.Ids,
            }
            : missing.Count > 0 ? conflict with { Cause = PipelineStepCause.FieldsMissing, Subjects = missing }
            : drift.Count > 0 ? conflict with { Cause = PipelineStepCause.SchemaDifferent, Subjects = drift }
            : conflict with { Action = PipelineAction.Unchanged };
    }

    /// <summary>Compares a resource with its content in the pipeline.</summary>
    /// <param name="shown">The resource on the platform.</param>
    /// <param name="write">A function that writes the content.</param>
    /// <param name="isChangeable">A function that decides whether a property other than the name can be changed.</param>
    private static PipelineStep Compare(Shown shown, Func<JsonElement> write, Func<PipelineDifference, bool> isChangeable)
    {
        var step = new PipelineStep(shown.Kind, shown.Name, PipelineAction.Create, null);
        if (shown.Resource is not { } resource)
        {
            return step;
        }

        var json = shown.Json.ValueKind == JsonValueKind.Undefined ? resource.Json : shown.Json;
        var fingerprint = shown.Fingerprint;
        var differences = Differences(json, write, fingerprint).ToList();
        step = step with { Action = PipelineAction.Unchanged, Id = resource.Id, ETag = resource.ETag };
        if (differences.Count == 0)
        {
            return step;
        }

        // Every resource can be renamed, even if nothing else can be changed.
        var canChange = differences.All(difference => difference.Pointer == "/name" || isChangeable(difference));
        var cause = fingerprint is null && !shown.IsGiven ? PipelineStepCause.NotCreatedByPipeline
            : fingerprint?.Matches(json) == false ? PipelineStepCause.ChangedByOthers
            : canChange ? PipelineStepCause.Different
            : PipelineStepCause.Immutable;
        return step with
        {
            Action = cause == PipelineStepCause.Different ? PipelineAction.Update : PipelineAction.Conflict,
            Cause = cause,
            Differences = differences,
            CanOverwrite = canChange && cause != PipelineStepCause.Different,
        };
    }

    /// <summary>Returns the differences, including values that were applied earlier and are no longer requested.</summary>
    private static IEnumerable<PipelineDifference> Differences(
        JsonElement shown, Func<JsonElement> write, AppliedFingerprint? fingerprint)
    {
        var content = write();
        var there = ResourceLeaf.Of(shown).ToLookup(leaf => leaf.Pointer, StringComparer.Ordinal);
        var notSecret = ResourceLeaf.Of(SpecWriter.WithoutSecrets(write)).Select(leaf => leaf.Pointer).ToHashSet(StringComparer.Ordinal);
        foreach (var leaf in ResourceLeaf.Of(content))
        {
            var now = there[leaf.Pointer].LastOrDefault()?.Value;
            if (now != leaf.Value && !(now is null && leaf.IsSecretByName))
            {
                yield return notSecret.Contains(leaf.Pointer) && !leaf.IsSecretByName
                    ? new(leaf.Pointer, now, leaf.Value)
                    : PipelineDifference.OfSecret(leaf.Pointer, now, leaf.Value);
            }
        }

        // The pipeline no longer knows the schema of such a property. A secret is always a string.
        foreach (var leaf in fingerprint?.Dropped(shown, content) ?? [])
        {
            yield return leaf.IsString
                ? PipelineDifference.OfSecret(leaf.Pointer, leaf.Value, null)
                : new(leaf.Pointer, leaf.Value, null);
        }
    }

    /// <summary>Returns the destinations to which other sources are mapped.</summary>
    private static IEnumerable<PipelineDifference> Differences(IReadOnlyList<MappingRow> shown, IReadOnlyList<MappingRow> wanted)
    {
        var (before, after) = (Sources(shown), Sources(wanted));
        foreach (var destination in wanted.Concat(shown).Select(row => row.Destination).Distinct(StringComparer.Ordinal))
        {
            var (now, then) = (before.GetValueOrDefault(destination), after.GetValueOrDefault(destination));
            if (now != then)
            {
                yield return new(JsonPointer.Append("/mappings", destination), now, then);
            }
        }
    }

    private static Dictionary<string, string> Sources(IReadOnlyList<MappingRow> rows) =>
        rows.GroupBy(row => row.Destination, row => $"{row.SourceType} {row.Source}", StringComparer.Ordinal)
            .ToDictionary(sources => sources.Key, sources => string.Join(", ", sources.Distinct().Order(StringComparer.Ordinal)));

    private sealed record Shown(PipelineResource Kind, string Name, PlatformResource? Resource, AppliedFingerprint? Fingerprint)
    {
        public static Shown Of(PipelineResource kind, Pipeline pipeline, PipelineFound found) =>
            new(kind, pipeline.NameOf(kind), found.Of(kind), found.FingerprintOf(kind)) { IsGiven = found.Given is not null };

        /// <summary>Gets a value indicating whether the program names the flow, so that it may change what others created.</summary>
        public bool IsGiven { get; init; }

        /// <summary>Gets the content to compare instead of the complete response.</summary>
        public JsonElement Json { get; init; }
    }
}
