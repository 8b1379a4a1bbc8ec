using System.Globalization;
using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits the checks of a validation method.</summary>
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
            case Check.Report { When: Condition.Constant { Value: true } } report:
                Report(report);
                break;
            case Check.Report { Statement: ReportStatement.Require, When: Condition.Not { Inner: Condition.Present present } } report:
                var isThere = present.Form == MemberForm.Json ? present.Operand : _conditions.Of(present);
                writer.Line($"validation.Require({isThere}, {Paths(report.InstancePath, report.SchemaPath)},"
                    + $" {CSharpText.Literal(report.Message)});");
                break;
            case Check.Report { Statement: ReportStatement.RequireType, When: Condition.WrongType type } report:
                var hidden = report.Actual == ActualKind.Nothing ? ", includeValue: false" : string.Empty;
                writer.Line(
                    $"validation.RequireType({type.Operand}, {ConditionText.Types(type.Types)},"
                        + $" {Paths(report.InstancePath, report.SchemaPath)}, {CSharpText.Literal(report.Message)}{hidden});");
                break;
            case Check.Report report:
                writer.Block($"if ({_conditions.Of(report.When)})", () => Report(report));
                break;
            case Check.CountMatches matches:
                Matches(matches);
                break;
            case Check.CountItems items:
                writer.Line($"var {items.Local} = {_conditions.Of(items.Count)};");
                break;
            case Check.CountProperties members:
                writer.Line($"var {members.Local} = {_conditions.Of(members.Count)};");
                break;
            case Check.Branch branch:
                Branch(branch, "if");
                break;
            case Check.Unwrap unwrap:
                writer.Block($"if ({ConditionText.Unwrap(unwrap.Operand, unwrap.Form, unwrap.Local)})", () => Emit(unwrap.Checks));
                break;
            case Check.Case each:
                writer.Block($"if ({each.Operand} is {names.Short(each.RecordName)} {each.Local})", () => Emit(each.Checks));
                break;
            case Check.Property lookup:
                writer.Block($"if ({ConditionText.Lookup(lookup.Operand, lookup.WireName, lookup.Local)})", () => Emit(lookup.Checks));
                break;
            case Check.Nested nested:
                writer.Block("if (!validation.IsReading)", () => Emit(nested.Checks));
                break;
            case Check.Record record:
                writer.Line($"validation.Check({record.Operand}, {Paths(record.InstancePath, record.SchemaPath)});");
                break;
            case Check.JsonRecord record:
                writer.Line(
                    $"validation.CheckJson<{names.Short(record.RecordName)}>({record.Operand},"
                        + $" {Paths(record.InstancePath, record.SchemaPath)});");
                break;
            case Check.Representable number:
                writer.Line(
                    $"validation.CheckRepresentable({number.Operand}, isInteger: {(number.IsInteger ? "true" : "false")}, "
                        + $"{Paths(number.InstancePath, number.SchemaPath)});");
                break;
            case Check.Reference reference:
                writer.Line($"validation.Enter({Paths(reference.InstancePath, reference.SchemaPath)});");
                writer.Line($"{reference.Method}({reference.Operand}, ref validation);");
                writer.Line("validation.Exit();");
                break;
            case Check.Serialized { Otherwise.Count: 0 }:
                writer.Line("validation.CheckWritten(this);");
                break;
            case Check.Serialized written:
                writer.Block("if (!validation.CheckWritten(this))", () => Emit(written.Otherwise));
                break;
            case Check.Item item:
                Item(item);
                break;
            case Check.Items items:
                Items(items);
                break;
            case Check.Properties members:
                Members(members);
                break;
            default:
                throw new NotSupportedException(check.GetType().Name);
        }
    }

    private void Report(Check.Report report) => writer.Continued(
        "validation.Add(",
        $"{Paths(report.InstancePath, report.SchemaPath)}, {CSharpText.Literal(report.Keyword)},"
            + $" {CSharpText.Literal(report.Message)}{Actual(report)});");

    private static string Paths(string instancePath, string schemaPath) =>
        $"{CSharpText.Literal(instancePath)}, {CSharpText.Literal(schemaPath)}";

    private string Actual(Check.Report report) => report.Actual switch
    {
        ActualKind.Nothing => string.Empty,
        ActualKind.EnumText => $", {names.JsonText(report.OperandEnum!)}.Actual({report.Operand})",
        _ => $", {Services}ActualValue.{report.Actual}({report.Operand})",
    };

    private void Branch(Check.Branch branch, string head)
    {
        writer.Block($"{head} ({_conditions.Of(branch.If)})", () => Emit(branch.Then));
        if (branch.Else.Count == 1 && branch.Else[0] is Check.Branch next)
        {
            Branch(next, "else if");
        }
        else if (branch.Else.Count == 1 && branch.Else[0] is Check.Report { When: not Condition.Constant } last)
        {
            writer.Block($"else if ({_conditions.Of(last.When)})", () => Report(last));
        }
        else if (branch.Else.Count > 0)
        {
            writer.Block("else", () => Emit(branch.Else));
        }
    }

    private void Matches(Check.CountMatches matches)
    {
        var last = matches.Broken.Count - 1;
        for (var i = 0; i <= last; i++)
        {
            var head = i == 0 ? $"var {matches.Local} =" : "    +";
            writer.Line($"{head} ({_conditions.Test(matches.Broken[i])} ? 0 : 1){(i == last ? ";" : string.Empty)}");
        }
    }

    private void Items(Check.Items items)
    {
        var index = items.Local + "Index";
        void EachItem()
        {
            EmitNested(
                items.InstancePath, items.Before == 0 ? index : $"{index} + {items.Before.ToString(CultureInfo.InvariantCulture)}",
                items.SchemaPath, items.Checks);
        }

        if (!items.IsJson)
        {
            writer.Block(
                $"for (var {index} = {items.From.ToString(CultureInfo.InvariantCulture)}; {index} < {items.Operand}.Count; {index}++)",
                () =>
            {
                writer.Line($"var {items.Local} = {items.Operand}[{index}];");
                EachItem();
            });
            return;
        }

        writer.Block($"if ({items.Operand}.ValueKind == {Json}JsonValueKind.Array)", () =>
        {
            writer.Line($"var {index} = 0;");
            writer.Block($"foreach (var {items.Local} in {items.Operand}.EnumerateArray())", () =>
            {
                if (items.From == 0)
                {
                    EachItem();
                }
                else
                {
                    writer.Block($"if ({index} >= {items.From.ToString(CultureInfo.InvariantCulture)})", EachItem);
                    writer.Line();
                }

                writer.Line($"{index}++;");
            });
        });
    }

    private void Members(Check.Properties members)
    {
        var member = members.Local + "Member";
        var (condition, source, name) = members.IsJson
            ? ($"{members.Operand}.ValueKind == {Json}JsonValueKind.Object", members.Operand
                + ".EnumerateObject()", $"{SpecJson}NameOf({member})")
            : ($"{members.Operand} is not null", members.Operand, member + ".Key");
        writer.Block($"if ({condition})", () => writer.Block($"foreach (var {member} in {source})", () =>
        {
            if (ConditionText.Skips(members.Filter, name) is { Length: > 0 } skips)
            {
                writer.Block($"if ({skips})", () => writer.Line("continue;"));
                writer.Line();
            }

            writer.Line($"var {members.Local} = {(members.IsOfNames ? name : member + ".Value")};");
            var isSecret = members.Secrets.Count == 0
                ? string.Empty : $", isSecret: {name} is {string.Join(" or ", members.Secrets.Select(CSharpText.Literal))}";
            EmitNested(members.InstancePath, name, members.SchemaPath, members.Checks, isSecret);
        }));
    }

    private void Item(Check.Item item)
    {
        var index = item.Index.ToString(CultureInfo.InvariantCulture);
        var location = (item.Before + item.Index).ToString(CultureInfo.InvariantCulture);
        writer.Block(
            $"if ({SpecJson}TryGetItem({item.Operand}, {index}, out var {item.Local}))",
            () => EmitNested(item.InstancePath, location, item.SchemaPath, item.Checks));
    }

    private void EmitNested(string instancePath, string step, string schemaPath, EquatableArray<Check> checks, string isSecret = "")
    {
        writer.Line($"validation.Enter({CSharpText.Literal(instancePath)}, {step}, {CSharpText.Literal(schemaPath)}{isSecret});");
        Emit(checks);
        writer.Line("validation.Exit();");
    }
}
