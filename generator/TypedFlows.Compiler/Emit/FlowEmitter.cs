using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits the flow record of a flow spec.</summary>
internal sealed class FlowEmitter(SourceWriter writer, TypeNames names)
{

    public void Emit(FlowModel flow, SpecIdentity identity)
    {
        writer.Line("/// <summary>Represents a flow of this spec.</summary>");
        writer.Line(SpecEmitter.GeneratedCode);
        writer.Block($"public sealed partial record Flow : {Runtime}IFlow", () =>
        {
            writer.Line("/// <summary>Gets the source of the data.</summary>");
            EmitListed(identity.SourceConnectionSpecIds);
            writer.Line(
                $"public required {Runtime}{(flow.TakesAnySource ? "ISource" : $"ISourceFor<{names.Spec}>")} Source {{ get; init; }}");
            writer.Line();
            writer.Line("/// <summary>Gets the target of the data, or null for the data lake of the platform.</summary>");
            EmitListed(identity.TargetConnectionSpecIds);
            writer.Line(
                $"public {(flow.TakesAnyTarget ? Runtime + "ITarget" : $"{Runtime}ITargetFor<{names.Spec}>")}? Target {{ get; init; }}");
            writer.Line();
            foreach (var each in flow.Transformations)
            {
                writer.Line(
                    $"/// <summary>Gets the parameters of the transformation {CSharpText.Doc(each.WireName)}, or null if the flow does "
                        + "not use it.</summary>");
                writer.Line($"public {names.Short(each.RecordName)}? {each.Name} {{ get; init; }}");
                writer.Line();
            }

            if (flow.ScheduleRecord is { } schedule)
            {
                writer.Line("/// <summary>Gets the schedule of the flow.</summary>");
                writer.Line($"public required {names.Short(schedule)} Schedule {{ get; init; }}");
                writer.Line();
            }

            if (flow.OptionsRecord is { } options)
            {
                writer.Line("/// <summary>Gets the options of the flow, or null if they are omitted.</summary>");
                writer.Line($"public {names.Short(options)}? Options {{ get; init; }}");
                writer.Line();
            }

            EmitInterface(flow);
        });
    }

    private void EmitListed(EquatableArray<string> ids)
    {
        if (ids.Count > 0)
        {
            var array = new JsonValue.Array(ids.Select(id => (JsonValue)new JsonValue.String(id)).ToEquatableArray());
            writer.Line($"[{Services}SpecConnections({CSharpText.Raw(JsonText.Of(array))})]");
        }
    }

    private void EmitInterface(FlowModel flow)
    {
        writer.Line($"string {Runtime}IFlow.FlowSpecId => {names.Spec}.Id;");
        writer.Line($"string {Runtime}IFlow.FlowSpecVersion => {names.Spec}.Version;");
        writer.Line($"{Runtime}ISource {Runtime}IFlow.Source => Source;");
        writer.Line($"{Runtime}ITarget? {Runtime}IFlow.Target => Target;");
        writer.Line($"{Runtime}ISpecObject? {Runtime}IFlow.Schedule => {(flow.ScheduleRecord is null ? "null" : "Schedule")};");
        writer.Line($"{Runtime}ISpecObject? {Runtime}IFlow.Options => {(flow.OptionsRecord is null ? "null" : "Options")};");
        writer.Line();
        writer.Block($"{Collections}IReadOnlyList<{Runtime}Transformation> {Runtime}IFlow.Transformations", () =>
            writer.Block("get", () =>
            {
                writer.Line($"var transformations = new {Collections}List<{Runtime}Transformation>();");
                foreach (var each in flow.Transformations)
                {
                    writer.If(
                        $"{each.Name} is not null",
                        () => writer.Line(
                            $"transformations.Add(new {Runtime}Transformation({CSharpText.Literal(each.WireName)}, {each.Name}));"));
                }

                writer.Line("return transformations;");
            }));
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public {Runtime}ValidationResult Validate() => {Services}SpecFlow.Validate(this);");
    }
}
