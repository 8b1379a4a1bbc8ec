using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Emit;

/// <summary>Prints the steps of a validation.</summary>
internal sealed class CheckEmitter(SourceWriter writer, TypeNames names)
{
    private readonly ConditionText _conditions = new(names);

    public void Emit(IEnumerable<Check> checks)
    {
        foreach (var check in checks)
        {
            Emit(check);
        }
    }

    private void Emit(Check check)
    {
        switch (check)
        {
            case ReportCheck { When: ConstantCondition { Value: true } } report:
                Report(report);
                break;
            case ReportCheck report:
                writer.Block($"if ({_conditions.Of(report.When)})", () => Report(report));
                break;
            case BranchCheck branch:
                Branch(branch, "if");
                break;
            case UnwrapCheck unwrap:
                writer.Block($"if ({ConditionText.Unwrap(unwrap.Operand, unwrap.Form, unwrap.Local)})", () => Emit(unwrap.Checks));
                break;
            case LookupCheck lookup:
                writer.Block($"if ({ConditionText.Lookup(lookup.Operand, lookup.WireName, lookup.Local)})", () => Emit(lookup.Checks));
                break;
            case RecordCheck record:
                writer.Line($"validation.Check({record.Operand}, {CSharpText.Literal(record.InstancePath)}, {CSharpText.Literal(record.SchemaPath)});");
                break;
            case JsonRecordCheck record:
                writer.Line($"validation.CheckJson<{names.Short(record.RecordName)}>({record.Operand}, {CSharpText.Literal(record.InstancePath)}, {CSharpText.Literal(record.SchemaPath)});");
                break;
            case RepresentableCheck number:
                writer.Line($"validation.CheckRepresentable({number.Operand}, isInteger: {(number.IsInteger ? "true" : "false")}, {CSharpText.Literal(number.InstancePath)}, {CSharpText.Literal(number.SchemaPath)});");
                break;
            case ItemsCheck items:
                Items(items);
                break;
            case MembersCheck members:
                Members(members);
                break;
            default:
                throw new NotSupportedException(check.GetType().Name);
        }
    }

    private void Report(ReportCheck report) => writer.Continued(
        "validation.Add(",
        $"{CSharpText.Literal(report.InstancePath)}, {CSharpText.Literal(report.SchemaPath)}, {CSharpText.Literal(report.Keyword)}, {CSharpText.Literal(report.Message)}{(report.Actual == ActualKind.Nothing ? string.Empty : $", global::TypedFlows.SpecActual.{report.Actual}({report.Operand})")});");

    private void Branch(BranchCheck branch, string head)
    {
        writer.Block($"{head} ({_conditions.Of(branch.If)})", () => Emit(branch.Then));
        if (branch.Else.Count == 1 && branch.Else[0] is BranchCheck next)
        {
            Branch(next, "else if");
        }
        else if (branch.Else.Count == 1 && branch.Else[0] is ReportCheck { When: not ConstantCondition } last)
        {
            writer.Block($"else if ({_conditions.Of(last.When)})", () => Report(last));
        }
        else if (branch.Else.Count > 0)
        {
            writer.Block("else", () => Emit(branch.Else));
        }
    }

    private void Items(ItemsCheck items)
    {
        var index = items.Local + "Index";
        void Inside()
        {
            writer.Line($"validation.Enter({CSharpText.Literal(items.InstancePath)}, {index}, {CSharpText.Literal(items.SchemaPath)});");
            Emit(items.Checks);
            writer.Line("validation.Exit();");
        }

        if (!items.IsJson)
        {
            writer.Block($"for (var {index} = 0; {index} < {items.Operand}.Count; {index}++)", () =>
            {
                writer.Line($"var {items.Local} = {items.Operand}[{index}];");
                Inside();
            });
            return;
        }

        writer.Block($"if ({items.Operand}.ValueKind == global::System.Text.Json.JsonValueKind.Array)", () =>
        {
            writer.Line($"var {index} = 0;");
            writer.Block($"foreach (var {items.Local}Json in {items.Operand}.EnumerateArray())", () =>
            {
                writer.Line($"var {items.Local} = validation.Read({items.Local}Json, {ConditionText.Types(items.JsonTypes)});");
                Inside();
                writer.Line($"{index}++;");
            });
        });
    }

    private void Members(MembersCheck members)
    {
        var member = members.Local + "Member";
        var (condition, source, name) = members.IsJson
            ? ($"{members.Operand}.ValueKind == global::System.Text.Json.JsonValueKind.Object", members.Operand + ".EnumerateObject()", member + ".Name")
            : ($"{members.Operand} is not null", members.Operand, member + ".Key");
        writer.Block($"if ({condition})", () => writer.Block($"foreach (var {member} in {source})", () =>
        {
            if (members.Except.Count > 0)
            {
                writer.Block($"if (global::TypedFlows.SpecJson.Contains([{CSharpText.Texts(members.Except)}], {name}))", () => writer.Line("continue;"));
                writer.Line();
            }

            writer.Line(members.JsonTypes == SchemaTypes.None
                ? $"var {members.Local} = {member}.Value;"
                : $"var {members.Local} = validation.Read({member}.Value, {ConditionText.Types(members.JsonTypes)});");
            writer.Line($"validation.Enter({CSharpText.Literal(members.InstancePath)}, {name}, {CSharpText.Literal(members.SchemaPath)});");
            Emit(members.Checks);
            writer.Line("validation.Exit();");
        }));
    }
}
