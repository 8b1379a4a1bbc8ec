using System.Text.Json;
using TypedFlows.Client;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.Emit;
using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Tool.Importing;

/// <summary>Writes a flow as a pipeline in C#. What has no typed form is raw JSON, with a comment that gives the reason.</summary>
internal sealed class PipelineCode
{
    private readonly FlowGraph _graph;
    private readonly CompiledSpecs _specs;
    private readonly CompiledSpec? _connector;
    private readonly CompiledSpec? _schema;
    private readonly CompiledSpec? _sourceSchema;

    public PipelineCode(FlowGraph graph, CompiledSpecs specs)
    {
        (_graph, _specs) = (graph, specs);
        _connector = specs.Find(SpecKind.ConnectionSpec, graph.ConnectionSpecId, graph.Source.ConnectionSpecVersion);
        _schema = specs.Find(SpecKind.XdmSchema, graph.DataSet.SchemaId);
        _sourceSchema = specs.Find(SpecKind.XdmSchema, graph.SourceSchemaId);
        Settings = new(_connector?.Spec.Name ?? "source");
        MappingProblem = FindMappingProblem();
    }

    public Settings Settings { get; }

    /// <summary>Gets the reason why the mapping set is used by its id; <see langword="null"/> if the pipeline has its rows.</summary>
    public string? MappingProblem { get; }

    /// <summary>Gets the schema of the dataset, or <see langword="null"/> if it is not compiled.</summary>
    public CompiledSpec? Schema => _schema;

    public CompiledSpec? Connector => _connector;

    public bool HasFlowSpec => _specs.Find(SpecKind.FlowSpec, _graph.Flow.FlowSpecId) is not null;

    public IReadOnlyList<MappingRow> Rows => MappingProblem is null ? _graph.Mapping?.Mappings ?? [] : [];

    /// <summary>Returns the expression that creates the pipeline.</summary>
    public Code.Item Write()
    {
        var mapping = new MappingCode(_schema, SourceFields(), Settings);
        List<Code.Item> items =
        [
            new($"{nameof(Pipeline.FlowId)} = ", Code.Literal(_graph.Flow.Id))
            {
                Comments = ["The flow that was imported. A sandbox that does not have it gets a new one."],
            },
            Connection(),
            .. Format(),
            .. SourceSchema(),
            Schema is { } schema
                ? new("Schema = ", new Code.Text($"{schema.Class}.Spec"))
                : new("Schema = ", UncompiledSchema()) { Comments = ["The schema does not compile, so it is named by its id."] },
        ];
        if (Rows.Count > 0)
        {
            items.Add(new("Mapping = ", mapping.Rows(Rows)));
        }

        items.Add(Flow());
        if (Options().ValueKind == JsonValueKind.Object)
        {
            items.Add(new("FlowOptionsMember = ", Code.Literal("options")));
        }

        var labels = Labels().ToList();
        if (labels.Count > 0)
        {
            items.Add(new("Labels = ", new Code.Block(string.Empty, '{', labels)));
        }

        items.AddRange(TargetData());
        var head = $"new Pipeline({Settings.Text(_graph.Name, "name").Value})";
        var suppressed = mapping.Unmapped(Rows);
        return new(string.Empty, new Code.Block(head, '{', items))
        {
            Comments = suppressed.Count > 0 ? ["The mapping of the service does not write every field that the schema requires."] : [],
            Suppressed = suppressed,
        };
    }

    private Code.Item Connection()
    {
        var auth = FlowGraph.Member(FlowGraph.Member(_graph.Connection.Json, "auth"), "params");
        var path = Array.Empty<string>();
        if (_graph.Connection.AuthSpecName is not { } name)
        {
            return _connector is { Model.Connection.AuthRecords.Count: 0 }
                ? new("Connection = ", new Code.Block($"new {_connector.Class}.Connection", '{', []))
                : new("Connection = ", Raw(null)) { Comments = ["The connection of the service has no credentials."] };
        }

        if (_connector is not null
            && _connector.Model.Identity.Version == _graph.Connection.ConnectionSpecVersion
            && _connector.Part(PartKind.Auth, name) is { } part
            && RecordOf(_connector, RecordRole.Auth, part.Name) is { } record
            && new ValueCode(_connector, Settings).Record(record, Present(auth), path, keepsOthers: false) is { } typed)
        {
            return new("Connection = ", new Code.Block($"new {_connector.Class}.Connection", '{', [new("Auth = ", typed)]));
        }

        var json = Json.String(Present(auth), Settings, path);
        return new("Connection = ", Raw($"new {nameof(RawAuth)}({Settings.Text(name).Value}, {json.Value})"))
        {
            Comments =
            [
                _connector is null ? NotCompiled("connection spec") : "The connection spec does not declare these credentials.",
                "The service does not return secrets. Add them before the connection is created in another sandbox.",
            ],
        };

        Code.Text Raw(string? credentials) => new(
            $"new {nameof(RawConnection)}({CSharpText.Literal(_graph.Connection.ConnectionSpecId ?? _graph.ConnectionSpecId)}, "
                + $"{credentials ?? "null"}, {CSharpText.Literal(_graph.Connection.ConnectionSpecVersion ?? "1.0")})");
    }

    private IEnumerable<Code.Item> Format()
    {
        if (_graph.IsStreaming)
        {
            yield break;
        }

        var usual = FlowGraph.Text(_graph.Source.Params, "tableName") is null ? DataFormat.Delimited : DataFormat.Tabular;
        if (_graph.Source.Format is not { } format)
        {
            yield return new("Format = ", new Code.Text("default(DataFormat)")) { Comments = ["The source connection states no format."] };
        }
        else if (format != usual)
        {
            var known = typeof(DataFormat).GetProperties().FirstOrDefault(
                property => property.PropertyType == typeof(DataFormat) && property.GetValue(null) is DataFormat named && named == format);
            yield return new("Format = ", new Code.Text(
                known is null ? $"new DataFormat({CSharpText.Literal(format.Value)})" : $"DataFormat.{known.Name}"));
        }
    }

    private IEnumerable<Code.Item> SourceSchema()
    {
        if (_graph.SourceSchemaId is not { } id || _graph.IsStreaming)
        {
            yield break;
        }

        var shown = FlowGraph.Text(FlowGraph.Member(FlowGraph.Member(_graph.Source.Json, "data"), "schema"), "version");
        var version = shown?.Split("version=") is [_, var number] ? number : "1";
        if (new XdmSchemaRef(id, version).CompactContentType is var written && written != shown)
        {
            yield break;
        }

        yield return new("SourceSchema = ", new Code.Text(
            _sourceSchema is { } schema && schema.Model.Identity.Version.Split('.')[0] == version
                ? $"{schema.Class}.Spec.Reference"
                : $"new XdmSchemaRef({CSharpText.Literal(id)}, {CSharpText.Literal(version)})"));
    }

    private Code.Text UncompiledSchema()
    {
        var json = _graph.Specs.First(spec => spec.Id == _graph.DataSet.SchemaId).Json;
        string?[] texts =
        [
            _graph.DataSet.SchemaId, FlowGraph.Text(json, "title"), FlowGraph.Text(json, "version") ?? "1.0",
            FlowGraph.Text(json, "meta:class"),
        ];
        var arguments = texts.Select(text => CSharpText.Literal(text ?? string.Empty)).ToList();
        if (FlowGraph.Text(json, "meta:tenantNamespace") is { } tenant)
        {
            arguments.Add(CSharpText.Literal(tenant));
        }

        return new($"new XdmSpec({string.Join(", ", arguments)})");
    }

    private Code.Item Flow()
    {
        var code = new FlowCode(_graph, _specs, _connector, Settings, MappingProblem);
        return code.Write(Options());
    }

    private JsonElement Options() => FlowGraph.Member(_graph.Flow.Json, "options");

    private IEnumerable<Code.Item> Labels()
    {
        foreach (var (resource, name, description) in new[]
        {
            (PipelineResource.Connection, _graph.Connection.Name, _graph.Connection.Description),
            (PipelineResource.DataSet, _graph.DataSet.Name, _graph.DataSet.Description),
            (PipelineResource.SourceConnection, _graph.Source.Name, _graph.Source.Description),
            (PipelineResource.TargetConnection, _graph.Target.Name, _graph.Target.Description),
            (PipelineResource.MappingSet, Rows.Count > 0 ? _graph.Mapping?.Name ?? string.Empty : _graph.Name, null),
            (PipelineResource.Flow, _graph.Flow.Name, _graph.Flow.Description),
        })
        {
            var text = FlowGraph.WithoutState(description);
            if (string.IsNullOrEmpty(name) && resource == PipelineResource.MappingSet)
            {
                yield return new($"[PipelineResource.{resource}] = ", new Code.Text("PipelineLabel.None"));
            }
            else if (!string.IsNullOrWhiteSpace(name) && (name != _graph.Name || text.Length > 0))
            {
                List<Code.Item> arguments = [new(string.Empty, Settings.Text(name, resource.ToString(), "name"))];
                if (text.Length > 0)
                {
                    arguments.Add(new(string.Empty, Settings.Text(text, resource.ToString(), "description")));
                }

                yield return new($"[PipelineResource.{resource}] = ", new Code.Block("new", '(', arguments));
            }
        }
    }

    private IEnumerable<Code.Item> TargetData()
    {
        var data = FlowGraph.Member(_graph.Target.Json, "data");
        var parts = (
            FlowGraph.Member(data, "format").ValueKind == JsonValueKind.String,
            FlowGraph.Member(data, "schema").ValueKind == JsonValueKind.Object);
        if (parts != (true, true))
        {
            var name = parts switch { (true, _) => "Format", (_, true) => "Schema", _ => "None" };
            yield return new("TargetData = ", new Code.Text($"TargetData.{name}"));
        }
    }

    private string? FindMappingProblem()
    {
        if (_graph.MappingId is null)
        {
            return null;
        }

        if (_graph.Mapping is not { } set)
        {
            return "The service does not have the mapping set of the flow, so it is named by its id.";
        }

        return FlowGraph.Member(set.Json, "mappings") is { ValueKind: JsonValueKind.Array } rows
                && rows.GetArrayLength() != set.Mappings.Count ? "The mapping set has rows of an unknown type, so it is named by its id."
            : set.Mappings.Count == 0 ? "The mapping set has no rows, so it is named by its id."
            : set.SchemaId != _graph.DataSet.SchemaId ? "The mapping set is for another schema than the dataset, so it is named by its id."
            : set.Mappings.Any(row => string.IsNullOrWhiteSpace(row.Source) || string.IsNullOrWhiteSpace(row.Destination)
                || (row.SourceType == MappingSourceType.Expression && row.Source.Length > 4096))
                ? "The mapping set has rows that a pipeline cannot send, so it is named by its id."
            : null;
    }

    private SourceFields SourceFields()
    {
        var columns = new Dictionary<string, FieldType>(StringComparer.Ordinal);
        var list = FlowGraph.Member(_graph.Source.Params, "columns");
        var named = list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(column => FlowGraph.Text(column, "name") is not null).ToList() : [];
        foreach (var column in named)
        {
            var name = FlowGraph.Text(column, "name")!;
            var xdm = FlowGraph.Member(column, "xdm");
            FieldType? type = xdm.ValueKind == JsonValueKind.Object
                ? FieldTypes.Of(FlowGraph.Text(xdm, "type"), FlowGraph.Text(xdm, "format"), null) : null;
            columns[name] = columns.ContainsKey(name) ? FieldType.None : FieldTypes.OfColumn(FlowGraph.Text(column, "type"), type);
        }

        return new(
            columns,
            list.ValueKind == JsonValueKind.Array && named.Count == list.GetArrayLength(),
            _sourceSchema?.Spec.Parts is [{ Document: { } document }, ..] ? SchemaField.Of(document) : null);
    }

    /// <summary>Returns the name of the record of a part, or <see langword="null"/> if the part has none.</summary>
    internal static string? RecordOf(CompiledSpec spec, RecordRole role, string? wireName = null) =>
        spec.Model.Records.Where(record => record.Union is null && record.Role == role && (wireName is null || record.WireName == wireName))
            .Select(record => record.Name)
            .Concat(spec.Model.Unions.Where(union => union.Role == role && (wireName is null || union.WireName == wireName))
                .Select(union => union.Name))
            .FirstOrDefault();

    internal static string NotCompiled(string what) =>
        $"The {what} of the flow is not in the folder specs: the service does not have it in this version, or it does not compile.";

    /// <summary>Returns an empty object in place of absent parameters.</summary>
    internal static JsonElement Present(JsonElement json) =>
        json.ValueKind == JsonValueKind.Undefined ? JsonElement.Parse("{}") : json;
}
