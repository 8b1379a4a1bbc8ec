using System.Globalization;
using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <content>Emits the checks of items and properties.</content>
internal sealed partial class CheckEmitter
{
    private string? ItemCall(Check.Unwrap list) =>
        list is { Form: MemberForm.NotNull, Checks: [Check.Items { IsJson: false } items] } && items.Operand == list.Local
            ? ItemCall(items, list.Operand) : null;

    // Returns the call that checks each item by a single rule, or null if there are other rules. The operand may be null.
    private string? ItemCall(Check.Items items, string operand)
    {
        if (items.From != 0 || items.Before != 0)
        {
            return null;
        }

        var arguments = $"{operand}, {Paths(items.InstancePath, items.SchemaPath)}";
        return items.Checks switch
        {
            [Check.JsonRecord { InstancePath: "", SchemaPath: "" } record] when record.Operand == items.Local =>
                $"validation.CheckJsonItems<{names.Short(record.RecordName)}>({arguments});",
            [Check.Report { Statement: ReportStatement.RequireType, When: Condition.WrongType type } report]
                when items.IsJson && type.Operand == items.Local && IsOfType(report) && report.Actual == ActualKind.Value =>
                $"validation.RequireItems({arguments}, {ConditionText.Types(type.Types)}, {CSharpText.Literal(report.Message)});",
            [Check.Report report] when IsNullItem(report, items) =>
                $"validation.RequireItems({arguments}, {CSharpText.Literal(report.Message)});",
            [Check.Report report, Check.Record { InstancePath: "", SchemaPath: "" } record]
                when IsNullItem(report, items) && record.Operand == items.Local =>
                $"validation.CheckItems({arguments}, {CSharpText.Literal(report.Message)});",
            _ => null,
        };
    }

    private static bool IsNullItem(Check.Report report, Check.Items items) => !items.IsJson
        && report is { IsHeldByReading: true, When: Condition.Not { Inner: Condition.Present present }, Actual: ActualKind.Nothing }
        && present.Operand == items.Local
        && IsOfType(report);

    private void Items(Check.Items items)
    {
        if (ItemCall(items, items.Operand) is { } call)
        {
            writer.Line(call);
            return;
        }

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

    private void Members(Check.Properties properties)
    {
        var member = properties.Local + "Member";
        var (condition, source, name) = properties.IsJson
            ? ($"{properties.Operand}.ValueKind == {Json}JsonValueKind.Object", properties.Operand
                + ".EnumerateObject()", $"{SpecJson}NameOf({member})")
            : ($"{properties.Operand} is not null", properties.Operand, member + ".Key");
        writer.Block($"if ({condition})", () => writer.Block($"foreach (var {member} in {source})", () =>
        {
            if (_conditions.Skips(properties.Filter, name) is { Length: > 0 } skips)
            {
                writer.Block($"if ({skips})", () => writer.Line("continue;"));
                writer.Line();
            }

            writer.Line($"var {properties.Local} = {(properties.IsOfNames ? name : member + ".Value")};");
            var isSecret = properties.Secrets.Count == 0
                ? string.Empty : $", isSecret: {name} is {string.Join(" or ", properties.Secrets.Select(CSharpText.Literal))}";
            EmitNested(properties.InstancePath, name, properties.SchemaPath, properties.Checks, isSecret);
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
}
