using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits one union: an abstract record with a nested sealed record per case.</summary>
internal sealed class UnionEmitter(SourceWriter writer, SpecModel model, TypeNames names)
{
    private readonly TypeNames _inside = names.Nested();

    public void Emit(UnionModel union, IReadOnlyList<string> interfaces, Action extra)
    {
        var type = names.Short(union.Name);
        writer.Summary(union.Summary);
        writer.Line($"[{SpecEmitter.Generated}, {Json}Serialization.JsonConverter(typeof({Services}SpecRecordConverter<{type}>))]");
        writer.Line($"[{SpecLocationText.Of(union.Location)}]");
        writer.Line(SpecEmitter.SchemaAttribute(union.Schema, model, names));
        PathEmitter.EmitIdentities(writer, model, union.Name);
        string[] bases = [$"{Services}SpecRecord<{type}>", $"{Services}ISpecRecord<{type}>", .. interfaces,];
        writer.Block($"public abstract partial record {type} : {string.Join(", ", bases)}", () =>
        {
            writer.Line($"private {type}() {{ }}");
            writer.Line();
            Match(union);
            foreach (var each in union.Cases)
            {
                Conversion(each, type);
            }

            Interface(union, type);
            foreach (var each in union.Cases)
            {
                writer.Line();
                new RecordEmitter(writer, model, _inside).Emit(each.Record, [], () => EmitHolds(each));
            }

            extra();
        });
    }

    private void Match(UnionModel union)
    {
        const string Func = Core + "Func";
        const string Action = Core + "Action";
        Docs(union, "Calls the delegate of the case of this value and returns its result.");
        writer.Line("/// <typeparam name=\"TResult\">The type of the result.</typeparam>");
        writer.Line("/// <returns>The result of the delegate that is called.</returns>");
        var functions = string.Join(", ", union.Cases.Select(c => $"{Func}<{_inside.Short(c.Record.Name)}, TResult> {c.LocalName}"));
        writer.Block($"public TResult Match<TResult>({functions}) => this switch", () =>
        {
            foreach (var each in union.Cases)
            {
                writer.Line($"{_inside.Short(each.Record.Name)} value => {each.LocalName}(value),");
            }

            writer.Line($"_ => throw new {Core}NotSupportedException(),");
        }, "};");
        writer.Line();
        Docs(union, "Calls the delegate of the case of this value.");
        var actions = string.Join(", ", union.Cases.Select(c => $"{Action}<{_inside.Short(c.Record.Name)}> {c.LocalName}"));
        writer.Block($"public void Switch({actions})", () => writer.Block("switch (this)", () =>
        {
            foreach (var each in union.Cases)
            {
                writer.Case($"case {_inside.Short(each.Record.Name)} value:", $"{each.LocalName}(value);");
            }
        }));
        writer.Line();
    }

    private void Docs(UnionModel union, string summary)
    {
        writer.Summary(summary);
        foreach (var each in union.Cases)
        {
            writer.Line($"/// <param name=\"{each.LocalName.TrimStart('@')}\">The delegate for the case {each.Name}.</param>");
        }
    }

    private void Conversion(UnionCaseModel each, string type)
    {
        if (each.ConvertsFrom is { } value)
        {
            writer.Line($"/// <summary>Converts a value to the case {each.Name}.</summary>");
            writer.Line("/// <param name=\"value\">The value.</param>");
            writer.Line(
                $"public static implicit operator {type}({_inside.Of(value)} value) => new {_inside.Short(each.Record.Name)} {{ Value = "
                    + "value };");
            writer.Line();
        }
    }

    private void Interface(UnionModel union, string type)
    {
        writer.Line("// Each case writes itself.");
        writer.Line($"void {Services}ISpecValue.Write({Writer}) => throw new {Core}NotSupportedException();");
        writer.Line();
        writer.Block($"void {Services}ISpecRecord<{type}>.Check(ref {Services}SpecValidation validation)", () =>
            writer.Block("switch (this)", () =>
        {
            foreach (var each in union.Cases)
            {
                writer.Case($"case {_inside.Short(each.Record.Name)} value:", "validation.CheckCase(value);");
            }
        }));
        writer.Line();
        new ValidationEmitter(writer, _inside).EmitJson(union);
        writer.Block($"static {type}? {Services}ISpecRecord<{type}>.Read({Reader})", () => Read(union));
    }

    private void Read(UnionModel union)
    {
        if (union.Readings.Any(IsTried))
        {
            writer.Line("var start = reader;");
        }

        writer.Block("switch (reader.Peek())", () =>
        {
            foreach (var reading in union.Readings)
            {
                var labels = reading.Type == SchemaTypes.Boolean ? $"case {Json}JsonValueKind.True or {Json}JsonValueKind.False:"
                    : $"case {Json}JsonValueKind.{reading.Type}:";
                writer.Section(labels, [.. Reading(union, reading)]);
            }

            writer.Section("default:", "return null;");
        });
    }

    private IEnumerable<string> Reading(UnionModel union, UnionReading reading)
    {
        string TypeOf(UnionCandidate candidate) => _inside.Short(union.Name + "." + candidate.CaseName);
        if (reading.Discriminator is { } member)
        {
            yield return $"return !reader.TryPeekMember({CSharpText.Utf8(member)}, out var text) ? null";
            foreach (var candidate in reading.Candidates)
            {
                var isCase = string.Join(" || ", candidate.Texts.Select(t => $"text.TextEquals({CSharpText.Utf8(t)})"));
                yield return $"    : {isCase} ? reader.ReadRecord<{TypeOf(candidate)}>()";
            }

            yield return "    : null;";
        }
        else if (reading.Candidates.Count == 1)
        {
            yield return $"return reader.ReadRecord<{TypeOf(reading.Candidates[0])}>();";
        }
        else
        {
            foreach (var candidate in reading.Candidates)
            {
                var local = candidate.LocalName.TrimStart('@') + "Of" + reading.Type;
                yield return $"if ({Services}SpecUnion.TryRead<{TypeOf(candidate)}>(ref reader, out var {local}) && {local}.Holds()) {{ "
                    + $"return {local}; }}";
                yield return "reader.Restart(start);";
            }

            yield return "return null;";
        }
    }

    private static bool IsTried(UnionReading reading) => reading.Discriminator is null && reading.Candidates.Count > 1;

    private void EmitHolds(UnionCaseModel each)
    {
        if (each.Holds is { } holds)
        {
            writer.Line();
            writer.Continued("internal bool Holds() =>", new ConditionText(_inside).Of(holds) + ";");
        }
    }
}
