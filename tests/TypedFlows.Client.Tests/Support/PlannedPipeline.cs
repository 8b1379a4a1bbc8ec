using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.CompilerServices;

namespace TypedFlows.Client.Tests.Support;

/// <summary>Creates pipelines, and their resources as the platform returns them.</summary>
internal static class PlannedPipeline
{
    public const string HalfHourly = """{"startTime":1567411548,"frequency":"minute","interval":30}""";

    public static DateTimeOffset Now { get; } = DateTimeOffset.Parse("2026-01-05T08:00:00Z", CultureInfo.InvariantCulture);

    public static PlatformCall Call { get; } = new("GET", "/schemas", new Uri("http://127.0.0.1:1"));

    public static Pipeline Contacts(
        string schedule = HalfHourly,
        ISource? source = null,
        string auth = "Access Key",
        string? connectionId = null,
        string? options = null,
        string? flowSpecId = null,
        XdmSchemaDefinition? schema = null,
        MappingRow[]? rows = null)
    {
        var flow = new TestFlow
        {
            Source = source ?? new SpecPart("""{"path":"/data"}"""),
            Schedule = new SpecPart(schedule),
            Options = options is null ? null : new SpecPart(options),
        };
        var pipeline = new Pipeline("Contacts")
        {
            Connection = connectionId is null ? new TestConnection(new SpecPart("{}") { SpecName = auth }) : null,
            ConnectionId = connectionId,
            Schema = schema ?? XdmSchema.Profile(),
            Flow = flowSpecId is null ? flow
                : new TestFlow { FlowSpecId = flowSpecId, Source = flow.Source, Schedule = flow.Schedule, Options = flow.Options },
            FlowOptionsMember = "settings",
        };
        foreach (var row in rows ?? [new("FirstName", "person.name.firstName"), new("Id", "_id")])
        {
            pipeline.Mapping.Add(row);
        }

        return pipeline;
    }

    public static PipelineFound Nothing(Pipeline pipeline) => new(new(pipeline), new HashSet<string>());

    /// <summary>Returns the resources of a pipeline as the platform returns them after it was applied.</summary>
    public static PipelineFound Applied(Pipeline pipeline)
    {
        var content = new PipelineContent(pipeline);
        var isMapped = pipeline.Mapping.Count > 0;
        var flow = content.Flow(PipelineFlow.Of(pipeline.Flow, isMapped ? "m" : null, "2", null, Now), "s", "t");
        var mapping = isMapped ? new MappingSet { Id = "m", Version = "2", Mappings = [.. pipeline.Mapping] } : null;
        var parts = new JsonArray([.. pipeline.Schema.Parts.Select(part => new JsonObject { ["$ref"] = part })]);
        var schema = new JsonObject
        {
            ["$id"] = "x",
            ["meta:class"] = pipeline.Schema.ClassId,
            ["allOf"] = parts,
            ["description"] = AppliedFingerprint.Of(pipeline.Name, content.Schema()).Describe(null),
        };
        return Nothing(pipeline) with
        {
            Connection = pipeline.Connection is null ? null : BaseConnection.Read(Own("c", content.Connection())),
            Schema = TenantSchema.Read(Call, JsonSerializer.SerializeToElement(schema)),
            Dataset = DataSet.Read("d", Own("d", PipelineContent.Dataset("x"))),
            Source = SourceConnection.Read(Own("s", content.Source(pipeline.ConnectionId ?? "c"))),
            Target = TargetConnection.Read(Own("t", content.Target("d"))),
            Mapping = mapping,
            UsedMapping = mapping,
            Flow = Flow.Read(Own("f", flow)),
            Rows = [.. pipeline.Mapping],
        };

        JsonElement Own(string id, JsonElement json)
        {
            var resource = JsonObject.Create(json)!;
            resource["id"] = id;
            resource["etag"] = id + "-1";
            resource["description"] = AppliedFingerprint.Of(pipeline.Name, json).Describe(null);
            return JsonSerializer.SerializeToElement(resource);
        }
    }

    public static JsonElement Replaced(PlatformResource resource, string old, string text)
    {
        var json = resource.Json.GetRawText();
        Assert.Contains(old, json, StringComparison.Ordinal);
        using var changed = JsonDocument.Parse(json.Replace(old, text, StringComparison.Ordinal));
        return changed.RootElement.Clone();
    }
}

/// <summary>Represents the parameters of a source with a secret that its name does not show.</summary>
internal sealed record TypedSource(Secret Hint, string Note) : ISpecValue, ISource
{
    public string ConnectionSpecId => SpecPart.AmazonS3;

    public string ConnectionSpecVersion => "1.0";

    public ValidationResult Validate() => ValidationResult.Valid;

    public void Write(ref SpecWriter writer)
    {
        writer.StartObject();
        writer.Name("hint");
        writer.Write(Hint);
        writer.Name("note");
        writer.Write(Note);
        writer.EndObject();
    }

    public void WriteTo(Utf8JsonWriter writer) => SpecJson.WriteTo(this, writer);
}
