using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits the methods that check a record, and a JSON value against its schema.</summary>
internal sealed class ValidationEmitter(SourceWriter writer, TypeNames names)
{
    /// <param name="locals">The locals that the checks of the record use.</param>
    public void Emit(RecordModel record, IReadOnlyList<CheckedLocal> locals)
    {
        var type = names.Short(record.Name);
        EmitCheck(record, locals, $"void {Services}ISpecRecord<{type}>.Check({Validation})");
        writer.Line();
        if (record.Union is { } union)
        {
            writer.Line($"{CheckJson} => validation.CheckJsonOf<{names.Short(union)}>(json);");
        }
        else
        {
            var members = record.IsRaw || record.IsTuple ? null : record.Members.ToDictionary(m => m.LocalName, m => m.WireName);
            EmitCheckJson(record.JsonChecks, members, record.Fields);
        }

        writer.Line();
        EmitReferences(record.References);
        if (record.Union is { } owner)
        {
            EmitScalarTypes(type, $"{SpecJson}ScalarTypesOf<{names.Short(owner)}>()");
        }
        else if (record.ScalarTypes.Length > 0)
        {
            EmitScalarTypes(type, CSharpText.Raw(record.ScalarTypes) + "u8");
        }
    }

    /// <summary>Emits the methods that check a JSON value against the schema of a union.</summary>
    public void EmitJson(UnionModel union)
    {
        var type = names.Short(union.Name);
        EmitCheckJson(union.JsonChecks, null);
        writer.Line();
        EmitReferences(union.References);
        if (union.ScalarTypes.Length > 0)
        {
            EmitScalarTypes(type, CSharpText.Raw(union.ScalarTypes) + "u8");
        }
    }

    /// <summary>Emits a type that only holds the rules of fields without C# properties.</summary>
    public void Emit(RulesModel rules)
    {
        writer.Line("// The rules of fields that have no properties here.");
        writer.Line(SpecEmitter.GeneratedCode);
        writer.Block($"internal abstract class {names.Short(rules.Name)} : {Services}ISpecRules", () =>
        {
            writer.List(
                $"private static readonly {Services}JsonNames s_members = new(",
                rules.Fields.Select(field => CSharpText.Literal(field.WireName)), ");");
            writer.Line();
            EmitCheckJson(rules.JsonChecks, rules.Fields.ToDictionary(field => field.LocalName, field => field.WireName));
            EmitReferences(rules.References);
        });
    }

    /// <summary>Returns the locals that the checks of a record use.</summary>
    public static IReadOnlyList<CheckedLocal> Checked(RecordModel record, TypeNames names)
    {
        if (record.Checks.Count == 0)
        {
            return [];
        }

        var checks = new SourceWriter();
        new CheckEmitter(checks, names, fields: record.Fields).Emit(record.Checks);
        var used = CSharpText.Identifiers(checks.ToString());
        return [.. new MemberLocals(names).Checked(record).Where(local => used.Contains(local.Name))];
    }

    private void EmitCheck(RecordModel record, IReadOnlyList<CheckedLocal> locals, string check)
    {
        if (record.Checks.Count + record.NestedChecks.Count == 0)
        {
            writer.Line(check + " { }");
            return;
        }

        if (record.Checks.Count == 0 || !record.ChecksMembers)
        {
            writer.Block(check, () => new CheckEmitter(writer, names).Emit(record.Checks.Concat(record.NestedChecks)));
            return;
        }

        var existing = locals.Select(local => local.Existing).Append("ref validation");
        if (record.NestedChecks.Count == 0)
        {
            writer.List(check + " => CheckMembers(", existing, ");");
        }
        else
        {
            writer.Block(check, () =>
            {
                writer.List("CheckMembers(", existing, ");");
                new CheckEmitter(writer, names).Emit(record.NestedChecks);
            });
        }

        writer.Line();
        writer.Line("// These checks apply to the values that are read and to the record itself.");
        writer.List(
            "private static void CheckMembers(", locals.Select(local => $"{local.Type} {local.Name}").Append(Validation), ")");
        writer.Braces(() => new CheckEmitter(writer, names, fields: record.Fields).Emit(record.Checks));
    }

    private const string CheckJson = $"static void {Services}ISpecRules.CheckJson({Json}JsonElement json, {Validation})";

    /// <param name="locals">The JSON names of the properties by the locals that the checks use, or null if there are none.</param>
    private void EmitCheckJson(
        EquatableArray<Check> checks, Dictionary<string, string>? locals, EquatableArray<string>? fields = null)
    {
        if (checks.Count == 0)
        {
            writer.Line(CheckJson + " { }");
            return;
        }

        writer.Block(CheckJson, () =>
        {
            if (locals is null)
            {
                new CheckEmitter(writer, names).Emit(checks);
                return;
            }

            // A property with a single check is looked up by the check.
            var draft = new SourceWriter();
            var drafted = new CheckEmitter(draft, names, locals, fields: fields);
            drafted.EmitJson(checks);
            var used = CSharpText.Identifiers(draft.ToString());
            used.UnionWith(drafted.LookedUpAgain);
            foreach (var local in locals.Where(local => used.Contains(local.Key)))
            {
                writer.Line($"var {local.Key} = {SpecJson}Member(json, {CSharpText.Literal(local.Value)});");
            }

            new CheckEmitter(writer, names, locals, used, fields).EmitJson(checks);
        });
    }

    private void EmitReferences(EquatableArray<ReferenceModel> references)
    {
        foreach (var reference in references)
        {
            writer.Line($"// What references to {reference.Key.Replace("\r", "\\r").Replace("\n", "\\n")} lead to.");
            if (reference.ViolatesBody is { } breaks)
            {
                writer.Continued(
                    $"private static bool {reference.Method}({Json}JsonElement json) =>", new ConditionText(names).Of(breaks) + ";");
            }
            else
            {
                writer.Block(
                    $"private static void {reference.Method}({Json}JsonElement json, {Validation})",
                    () => new CheckEmitter(writer, names).Emit(reference.Checks));
            }

            writer.Line();
        }
    }

    private void EmitScalarTypes(string type, string types)
    {
        writer.Line($"static {Core}ReadOnlySpan<byte> {Services}ISpecRecord<{type}>.ScalarTypes => {types};");
        writer.Line();
    }
}
