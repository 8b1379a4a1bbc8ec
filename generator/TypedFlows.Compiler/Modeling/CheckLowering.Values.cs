using System.Globalization;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>The keywords that judge a value by itself: its type, its range, its size.</content>
internal sealed partial class CheckLowering
{
    private void LowerOwnRules(List<Check> checks, Schema schema, Operand operand, CheckPlace place, TypeModel? ownType)
    {
        if (operand.Kind == OperandKind.Number && ownType is not null)
        {
            Report(checks, Conditions.Not(new FiniteCondition(operand.Expression)), place, "type", Wording.Type(place.Name, schema.Types, place.Trail), ActualKind.Value, operand);
        }

        if (operand.Kind == OperandKind.Enum && ownType is not null)
        {
            var members = operand.Enum!.Members;
            var undefined = new UndefinedEnumCondition(operand.Expression, operand.Enum.Name, members[0].Name, members[members.Count - 1].Name);
            var texts = schema.Enum ?? members.Select(m => (JsonValue)new JsonString(m.Text)).ToEquatableArray();
            Report(checks, undefined, place, "enum", schema.Const is { } text ? Wording.Const(place.Name, text, place.Trail) : Wording.Enum(place.Name, texts, place.Trail));
        }

        Report(checks, rules.BreaksType(schema.Types, operand), place, "type", Wording.Type(place.Name, schema.Types, place.Trail), ActualKind.Value, operand);
        if (schema.Const is { } value)
        {
            Report(checks, rules.Differs(value, operand), place, "const", Wording.Const(place.Name, value, place.Trail), ActualKind.Value, operand);
        }

        if (schema.Enum is { } values)
        {
            Report(checks, rules.BreaksEnum(values, operand), place, "enum", Wording.Enum(place.Name, values, place.Trail), ActualKind.Value, operand);
        }

        if (schema.MultipleOf is { } divisor)
        {
            Report(checks, rules.BreaksMultiple(divisor, operand), place, "multipleOf", Wording.MultipleOf(place.Name, divisor, place.Trail), ActualKind.Value, operand);
        }

        LowerBounds(checks, schema, operand, place);
        LowerSizes(checks, schema, operand, place);
        LowerTexts(checks, schema, operand, place);
    }

    private void LowerBounds(List<Check> checks, Schema schema, Operand operand, CheckPlace place)
    {
        if (schema.Minimum is { } least)
        {
            Report(checks, rules.BreaksBound(Comparison.Less, least, operand), place, "minimum", Wording.Minimum(place.Name, least, place.Trail), ActualKind.Value, operand);
        }

        if (schema.ExclusiveMinimum is { } above)
        {
            Report(checks, rules.BreaksBound(Comparison.LessOrEqual, above, operand), place, "exclusiveMinimum", Wording.ExclusiveMinimum(place.Name, above, place.Trail), ActualKind.Value, operand);
        }

        if (schema.Maximum is { } most)
        {
            Report(checks, rules.BreaksBound(Comparison.Greater, most, operand), place, "maximum", Wording.Maximum(place.Name, most, place.Trail), ActualKind.Value, operand);
        }

        if (schema.ExclusiveMaximum is { } below)
        {
            Report(checks, rules.BreaksBound(Comparison.GreaterOrEqual, below, operand), place, "exclusiveMaximum", Wording.ExclusiveMaximum(place.Name, below, place.Trail), ActualKind.Value, operand);
        }
    }

    private void LowerSizes(List<Check> checks, Schema schema, Operand operand, CheckPlace place)
    {
        if (schema.MinLength is { } shortest)
        {
            Report(checks, rules.BreaksLength(JsonRule.IsShorter, shortest, operand), place, "minLength", Wording.MinLength(place.Name, shortest, place.Trail), ActualKind.Count, operand);
        }

        if (schema.MaxLength is { } longest)
        {
            Report(checks, rules.BreaksLength(JsonRule.IsLonger, longest, operand), place, "maxLength", Wording.MaxLength(place.Name, longest, place.Trail), ActualKind.Count, operand);
        }

        LowerItemCount(checks, schema, operand, place);
        if (schema.UniqueItems)
        {
            Report(checks, rules.BreaksUnique(operand), place, "uniqueItems", Wording.UniqueItems(place.Name, place.Trail), ActualKind.Twins, operand);
        }

        LowerMemberCount(checks, schema, operand, place);
    }

    private void LowerItemCount(List<Check> checks, Schema schema, Operand operand, CheckPlace place)
    {
        var isFewer = schema.MinItems is { } fewest ? rules.BreaksCount(JsonRule.HasFewer, fewest, operand) : Conditions.False;
        var isMore = schema.MaxItems is { } greatest ? rules.BreaksCount(JsonRule.HasMore, greatest, operand) : Conditions.False;
        var counted = operand;
        if (operand.Kind == OperandKind.Tuple && !(isFewer.IsFalse() && isMore.IsFalse()))
        {
            counted = new Operand(OperandKind.Integer, access.NewLocal("count"));
            checks.Add(new ItemCountCheck(counted.Expression, access.Tuples.CountOf(operand)));
        }

        Condition Or(Condition broken, Comparison comparison, int count) =>
            counted == operand || broken.IsFalse() ? broken : new CompareCondition(counted.Expression, comparison, count.ToString(CultureInfo.InvariantCulture));

        if (schema.MinItems is { } least)
        {
            Report(checks, Or(isFewer, Comparison.Less, least), place, "minItems", Wording.MinItems(place.Name, least, place.Trail), ActualKind.Count, counted);
        }

        if (schema.MaxItems is { } most)
        {
            Report(checks, Or(isMore, Comparison.Greater, most), place, "maxItems", Wording.MaxItems(place.Name, most, place.Trail), ActualKind.Count, counted);
        }
    }

    private void LowerMemberCount(List<Check> checks, Schema schema, Operand operand, CheckPlace place)
    {
        var counted = operand;
        if (operand.Kind == OperandKind.Record && (schema.MinProperties > 0 || schema.MaxProperties is not null))
        {
            counted = new Operand(OperandKind.Integer, access.NewLocal("count"));
            checks.Add(new MemberCountCheck(counted.Expression, rules.CountOf(operand)));
        }

        Condition Breaks(JsonRule rule, Comparison comparison, int count) => counted == operand ? rules.BreaksMemberCount(rule, count, operand)
            : rule == JsonRule.HasFewerMembers && count <= 0 ? Conditions.False
            : new CompareCondition(counted.Expression, comparison, count.ToString(CultureInfo.InvariantCulture));

        if (schema.MinProperties is { } least)
        {
            Report(checks, Breaks(JsonRule.HasFewerMembers, Comparison.Less, least), place, "minProperties", Wording.MinProperties(place.Name, least, place.Trail), ActualKind.Count, counted);
        }

        if (schema.MaxProperties is { } most)
        {
            Report(checks, Breaks(JsonRule.HasMoreMembers, Comparison.Greater, most), place, "maxProperties", Wording.MaxProperties(place.Name, most, place.Trail), ActualKind.Count, counted);
        }
    }

    private void LowerTexts(List<Check> checks, Schema schema, Operand operand, CheckPlace place)
    {
        if (schema.Pattern is { } pattern)
        {
            Report(checks, rules.BreaksPattern(pattern, operand), place, "pattern", Wording.Pattern(place.Name, pattern, place.Trail), ActualKind.Value, operand);
        }

        if (schema.Format is { } format)
        {
            Report(checks, rules.BreaksFormat(format, operand), place, "format", Wording.Format(place.Name, format, place.Trail), ActualKind.Value, operand);
        }
    }
}
