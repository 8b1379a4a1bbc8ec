using System.Text.Json;
using TypedFlows.Compiler.Emit;
using TypedFlows.Compiler.Model;
using FlowTransformation = TypedFlows.Client.FlowTransformation;

namespace TypedFlows.Tool.Importing;

/// <summary>Writes the flow of a pipeline: its source, transformations, schedule and options.</summary>
/// <param name="mappingProblem">The reason why the mapping set is used by its id, or <see langword="null"/>.</param>
internal sealed class FlowCode(
    FlowGraph graph, CompiledSpecs specs, CompiledSpec? connector, Settings settings, string? mappingProblem)
{
    private const string Mapping = "Mapping";

    private readonly CompiledSpec? _spec = specs.Find(SpecKind.FlowSpec, graph.Flow.FlowSpecId, graph.Flow.FlowSpecVersion);

    /// <summary>Gets a value indicating whether the pipeline adds the id of the mapping set.</summary>
    private bool HasRows => graph.MappingId is not null && mappingProblem is null;

    public Code.Item Write(JsonElement options)
    {
        var (source, isTypedSource, comments) = Source();
        var problem = Problem(isTypedSource, options);
        var flow = problem is null ? Typed(source, comments, options) : null;
        if (flow is not null)
        {
            return new("Flow = ", flow) { Comments = mappingProblem is null ? [] : [mappingProblem] };
        }

        return new("Flow = ", Raw(source, comments, options))
        {
            Comments = [problem ?? "The parameters have no typed form.", .. mappingProblem is null ? [] : new[] { mappingProblem }],
        };
    }

    private (Code Code, bool IsTyped, IReadOnlyList<string> Comments) Source()
    {
        var json = PipelineCode.Present(graph.Source.Params);
        List<string> comments =
        [
            .. FlowGraph.Member(FlowGraph.Member(graph.Source.Json, "data"), "properties").ValueKind == JsonValueKind.Object
                ? new[] { "The source connection also has data.properties, which a pipeline does not send." } : [],
        ];
        var problem = connector is null ? PipelineCode.NotCompiled("connection spec")
            : graph.IsStreaming ? null
            : connector.Violation(connector.Part(PartKind.Source), json) is { } violation
                ? $"The service accepted parameters that the connection spec does not allow: {violation}."
            : null;
        if (problem is null
            && PipelineCode.RecordOf(connector!, RecordRole.Source) is { } record
            && new ValueCode(connector!, settings).Record(record, json, ["source"]) is { } typed)
        {
            return (typed, true, comments);
        }

        comments.Add(problem ?? "The parameters have no typed form.");
        return (
            new Code.Text(
                $"new {nameof(RawSource)}({CSharpText.Literal(graph.ConnectionSpecId)}, {Json.String(json, settings, ["source"]).Value}, "
                    + $"{CSharpText.Literal(graph.Source.ConnectionSpecVersion ?? "1.0")})"),
            false,
            comments);
    }

    /// <summary>Returns why the flow has no typed form, or <see langword="null"/> if it has one.</summary>
    private string? Problem(bool isTypedSource, JsonElement options)
    {
        if (_spec?.Model.Flow is not { } model)
        {
            return PipelineCode.NotCompiled("flow spec");
        }

        if (!model.TakesAnySource && !_spec.Spec.SourceConnectionSpecIds.Contains(graph.ConnectionSpecId))
        {
            return $"The flow spec does not list the connection spec {graph.ConnectionSpecId}"
                + (isTypedSource ? $", so {_spec.TypeName}.Flow does not accept this source." : ".");
        }

        if (!graph.Flow.Transformations.Select(each => each.Name).SequenceEqual(Order(model)))
        {
            return "The transformations are not those of the flow spec in its order.";
        }

        foreach (var each in graph.Flow.Transformations)
        {
            if (_spec.Violation(_spec.Part(PartKind.Transformation, each.Name), PipelineCode.Present(each.Params)) is { } wrong)
            {
                return $"The service accepted parameters of a transformation that the flow spec does not allow: {wrong}.";
            }
        }

        var schedule = graph.Flow.ScheduleParams;
        return model.ScheduleRecord is null != IsEmpty(schedule) && model.ScheduleRecord is not null
                ? "The flow has no schedule, although its spec has one."
            : !IsEmpty(schedule) && model.ScheduleRecord is null ? "The flow has a schedule, although its spec has none."
            : !IsEmpty(schedule) && _spec.Violation(_spec.Part(PartKind.Schedule), schedule) is { } violation
                ? $"The service accepted a schedule that the flow spec does not allow: {violation}."
            : options.ValueKind == JsonValueKind.Object && (model.OptionsRecord is null
                || _spec.Violation(_spec.Part(PartKind.Options), options) is not null)
                ? "The service accepted options that the flow spec does not allow."
            : null;
    }

    /// <summary>Returns the names of the transformations in the order in which the typed flow and the pipeline send them.</summary>
    private IEnumerable<string> Order(FlowModel model)
    {
        var names = model.Transformations.Select(each => each.WireName)
            .Where(name => graph.Flow.Transformations.Any(each => each.Name == name));
        return IsImplicit(graph.Flow.Transformations.FirstOrDefault(each => each.Name == Mapping))
            ? names.Where(name => name != Mapping).Append(Mapping)
            : names;
    }

    /// <summary>Returns whether the pipeline adds the whole transformation.</summary>
    private bool IsImplicit(FlowTransformation? transformation) => HasRows && transformation is { Name: Mapping }
        && transformation.Params.ValueKind == JsonValueKind.Object
        && transformation.Params.TryGetProperty("mappingVersion", out _) && transformation.Params.EnumerateObject().Count() == 2;

    private Code.Block? Typed(Code source, IReadOnlyList<string> comments, JsonElement options)
    {
        var model = _spec!.Model.Flow!;
        var values = new ValueCode(_spec, settings);
        List<Code.Item> items = [new("Source = ", source) { Comments = comments }];
        foreach (var each in model.Transformations)
        {
            if (graph.Flow.Transformations.FirstOrDefault(given => given.Name == each.WireName) is not { } given || IsImplicit(given))
            {
                continue;
            }

            if (values.Record(each.RecordName, Params(given), ["flow", each.WireName]) is not { } code)
            {
                return null;
            }

            items.Add(new($"{each.Name} = ", code));
        }

        if (model.ScheduleRecord is { } schedule)
        {
            if (values.Record(schedule, graph.Flow.ScheduleParams, ["flow", "schedule"]) is not { } code)
            {
                return null;
            }

            items.Add(new("Schedule = ", code) { Comments = Times() });
        }

        if (options.ValueKind == JsonValueKind.Object)
        {
            if (values.Record(model.OptionsRecord!, options, ["flow", "options"]) is not { } code)
            {
                return null;
            }

            items.Add(new("Options = ", code));
        }

        return new($"new {_spec.Class}.Flow", '{', items);
    }

    private Code.Block Raw(Code source, IReadOnlyList<string> comments, JsonElement options)
    {
        var head = new Code.Block($"new {nameof(RawFlow)}", '(',
        [
            new(string.Empty, Code.Literal(graph.Flow.FlowSpecId ?? string.Empty)),
            new(string.Empty, source) { Comments = comments },
            new(string.Empty, Code.Literal(graph.Flow.FlowSpecVersion ?? "1.0")),
        ]);
        var items = new List<Code.Item>();
        if (graph.Flow.Transformations.Count > 0)
        {
            items.Add(new("Transformations = ", new Code.Block(string.Empty, '[',
            [
                .. graph.Flow.Transformations.Select(each => new Code.Item(string.Empty, new Code.Text(
                    $"new Transformation({CSharpText.Literal(each.Name)}, {Parameters(Params(each), ["flow", each.Name])})"))),
            ])));
        }

        if (!IsEmpty(graph.Flow.ScheduleParams))
        {
            var schedule = new Code.Text(Parameters(graph.Flow.ScheduleParams, ["flow", "schedule"]));
            items.Add(new("Schedule = ", schedule) { Comments = Times() });
        }

        if (options.ValueKind == JsonValueKind.Object)
        {
            items.Add(new("Options = ", new Code.Text(Parameters(options, ["flow", "options"]))));
        }

        return new(head.Print(8, 0), '{', items);
    }

    private string Parameters(JsonElement json, IReadOnlyList<string> path) =>
        $"new {nameof(RawParameters)}({Json.String(json, settings, path).Value})";

    /// <summary>Returns the parameters of a transformation without the mapping set that the pipeline adds.</summary>
    private JsonElement Params(FlowTransformation transformation)
    {
        var json = PipelineCode.Present(transformation.Params);
        return HasRows && transformation.Name == Mapping && json.ValueKind == JsonValueKind.Object
            ? JsonSerializer.SerializeToElement(json.EnumerateObject().Where(property => property.Name != "mappingId")
                .GroupBy(property => property.Name).ToDictionary(property => property.Key, property => property.Last().Value))
            : json;
    }

    /// <summary>Returns the times of the schedule in words.</summary>
    private IReadOnlyList<string> Times() => graph.StartTime is { } start ? [$"Begins at {start:u}."] : [];

    private static bool IsEmpty(JsonElement json) => json.ValueKind != JsonValueKind.Object || !json.EnumerateObject().Any();
}
