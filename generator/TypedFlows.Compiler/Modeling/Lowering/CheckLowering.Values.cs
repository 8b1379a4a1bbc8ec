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
            Report(checks, Conditions.Not(new Condition.Finite(operand.Expression)), path, "type", ViolationMessages.Type(path.Name, schema.Types, path.Conditions), ActualKind.Value, operand);
        }

        if (operand.Kind == OperandKind.Enum && ownType is not null)
        {
            var members = operand.Enum!.Members;
            var undefined = new Condition.UndefinedEnum(operand.Expression, operand.Enum.Name, members[0].Name, members[members.Count - 1].Name);
            var texts = schema.Enum ?? members.Select(m => (JsonValue)new JsonValue.String(m.Text)).ToEquatableArray();
            Report(checks, undefined, path, "enum", schema.Const is { } text ? ViolationMessages.Const(path.Name, text, path.Conditions) : ViolationMessages.Enum(path.Name, texts, path.Conditions));
        }

        Report(checks, rules.ViolatesType(schema.Types, operand), path, "type", ViolationMessages.Type(path.Name, schema.Types, path.Conditions), ActualKind.Value, operand);
        if (schema.Const is { } value)
        {
            Report(checks, rules.Differs(value, operand), path, "const", ViolationMessages.Const(path.Name, value, path.Conditions), ActualKind.Value, operand);
        }

        if (schema.Enum is { } values)
        {
            Report(checks, rules.ViolatesEnum(values, operand), path, "enum", ViolationMessages.Enum(path.Name, values, path.Conditions), ActualKind.Value, operand);
        }

        LowerLimits(checks, schema, operand, path);
        LowerSizes(checks, schema, operand, path);
        LowerTexts(checks, schema, operand, path);
    }

    private void LowerLimits(List<Check> checks, Schema schema, Operand operand, RulePath path)
    {
        foreach (var (keyword, limit) in NumberKeyword.Of(schema))
        {
            var message = ViolationMessages.Limit(path.Name, keyword, limit, path.Conditions);
            Report(checks, rules.ViolatesLimit(keyword, limit, operand), path, keyword.Name, message, ActualKind.Value, operand);
        }
    }

    private void LowerSizes(List<Check> checks, Schema schema, Operand operand, RulePath path)
    {
        if (schema.MinLength is { } shortest)
        {
            Report(checks, rules.ViolatesLength(JsonRule.IsShorter, shortest, operand), path, "minLength", ViolationMessages.MinLength(path.Name, shortest, path.Conditions), ActualKind.Count, operand);
        }

        if (schema.MaxLength is { } longest)
        {
            Report(checks, rules.ViolatesLength(JsonRule.IsLonger, longest, operand), path, "maxLength", ViolationMessages.MaxLength(path.Name, longest, path.Conditions), ActualKind.Count, operand);
        }

        LowerItemCount(checks, schema, operand, path);
        if (schema.UniqueItems)
        {
            Report(checks, rules.ViolatesUnique(operand), path, "uniqueItems", ViolationMessages.UniqueItems(path.Name, path.Conditions), ActualKind.DuplicateItems, operand);
        }

        LowerMemberCount(checks, schema, operand, path);
    }

    private void LowerItemCount(List<Check> checks, Schema schema, Operand operand, RulePath path)
    {
        var isFewer = schema.MinItems is { } fewest ? rules.ViolatesCount(JsonRule.HasFewer, fewest, operand) : Conditions.False;
        var isMore = schema.MaxItems is { } greatest ? rules.ViolatesCount(JsonRule.HasMore, greatest, operand) : Conditions.False;
        var counted = operand;
        if (operand.Kind == OperandKind.Tuple && !(isFewer.IsFalse() && isMore.IsFalse()))
        {
            counted = new Operand(OperandKind.Integer, access.NewLocal("count"));
            checks.Add(new Check.CountItems(counted.Expression, access.Tuples.CountOf(operand)));
        }

        Condition Or(Condition broken, Comparison comparison, int count) =>
            counted == operand || broken.IsFalse() ? broken : new Condition.Compare(counted.Expression, comparison, count.ToString(CultureInfo.InvariantCulture));

        if (schema.MinItems is { } least)
        {
            Report(checks, Or(isFewer, Comparison.Less, least), path, "minItems", ViolationMessages.MinItems(path.Name, least, path.Conditions), ActualKind.Count, counted);
        }

        if (schema.MaxItems is { } most)
        {
            Report(checks, Or(isMore, Comparison.Greater, most), path, "maxItems", ViolationMessages.MaxItems(path.Name, most, path.Conditions), ActualKind.Count, counted);
        }
    }

    private void LowerMemberCount(List<Check> checks, Schema schema, Operand operand, RulePath path)
    {
        var counted = operand;
        if (operand.Kind == OperandKind.Record && (schema.MinProperties > 0 || schema.MaxProperties is not null))
        {
            counted = new Operand(OperandKind.Integer, access.NewLocal("count"));
            checks.Add(new Check.CountProperties(counted.Expression, rules.CountOf(operand)));
        }

        Condition Breaks(JsonRule rule, Comparison comparison, int count) => counted == operand ? rules.ViolatesMemberCount(rule, count, operand)
            : rule == JsonRule.HasFewerMembers && count <= 0 ? Conditions.False
            : new Condition.Compare(counted.Expression, comparison, count.ToString(CultureInfo.InvariantCulture));

        if (schema.MinProperties is { } least)
        {
            Report(checks, Breaks(JsonRule.HasFewerMembers, Comparison.Less, least), path, "minProperties", ViolationMessages.MinProperties(path.Name, least, path.Conditions), ActualKind.Count, counted);
        }

        if (schema.MaxProperties is { } most)
        {
            Report(checks, Breaks(JsonRule.HasMoreMembers, Comparison.Greater, most), path, "maxProperties", ViolationMessages.MaxProperties(path.Name, most, path.Conditions), ActualKind.Count, counted);
        }
    }

    private void LowerTexts(List<Check> checks, Schema schema, Operand operand, RulePath path)
    {
        if (schema.Pattern is { } pattern)
        {
            Report(checks, rules.ViolatesPattern(pattern, operand), path, "pattern", ViolationMessages.Pattern(path.Name, pattern, path.Conditions), ActualKind.Value, operand);
        }

        if (schema.Format is { } format)
        {
            Report(checks, rules.ViolatesFormat(format, operand), path, "format", ViolationMessages.Format(path.Name, format, path.Conditions), ActualKind.Value, operand);
        }
    }
}
