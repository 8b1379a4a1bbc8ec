using System.Globalization;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Lowers the keywords of a single value: its type, its range, its size.</content>
internal sealed partial class CheckLowering
{
    private void LowerOwnRules(List<Check> checks, Schema schema, Operand operand, RulePath path, TypeModel? ownType)
    {
        if (operand.Kind == OperandKind.Number && ownType is not null)
        {
            Report(
                checks, Conditions.Not(new Condition.Rule(JsonRule.IsFinite, operand.Expression)), path, "type",
                ViolationMessages.Type(path.Name, schema.Types, path.Conditions), ActualKind.Value, operand);
        }

        if (operand.Kind == OperandKind.Enum && ownType is not null)
        {
            var members = operand.Enum!.Members;
            var undefined = new Condition.UndefinedEnum(
                operand.Expression, operand.Enum.Name, members[0].Name, members[members.Count - 1].Name);
            var texts = schema.Enum ?? members.Select(m => (JsonValue)new JsonValue.String(m.Text)).ToEquatableArray();
            var stated = schema.Const is null ? new Schema { Enum = texts } : new Schema { Const = schema.Const };
            Report(
                checks, undefined, path, "enum",
                ViolationMessages.Value(ValueKeyword.In(stated).Single(), stated, path.Name, path.Conditions));
        }

        Operand? counted = null;
        foreach (var keyword in ValueKeyword.In(schema))
        {
            var broken = _rules.Violates(keyword, schema, operand);
            var rule = ViolationMessages.Value(keyword, schema, path.Name, path.Conditions);
            if (keyword.Size is { } size && !broken.IsFalse() && !path.IsSilent && operand.Kind is OperandKind.Tuple or OperandKind.Record)
            {
                counted ??= Count(checks, operand);
                broken = new Condition.Compare(
                    counted.Expression, size.IsMinimum ? Comparison.Less : Comparison.Greater,
                    size.Get(schema)!.Value.ToString(CultureInfo.InvariantCulture));
            }

            Report(checks, broken, path, keyword.Name, rule, keyword.Actual, counted ?? operand);
        }
    }

    // The items or properties of a typed value are counted once for all size keywords.
    private Operand Count(List<Check> checks, Operand operand)
    {
        var local = access.NewLocal("count");
        checks.Add(operand.Kind == OperandKind.Tuple
            ? new Check.CountItems(local, access.Tuples.CountOf(operand))
            : new Check.CountProperties(local, _rules.CountOf(operand)));
        return new Operand(OperandKind.Integer, local);
    }
}
