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

        if (schema.MinItems is { } fewest)
        {
            Report(checks, RuleLowering.BreaksCount(JsonRule.HasFewer, fewest, operand), place, "minItems", Wording.MinItems(place.Name, fewest, place.Trail), ActualKind.Count, operand);
        }

        if (schema.MaxItems is { } greatest)
        {
            Report(checks, RuleLowering.BreaksCount(JsonRule.HasMore, greatest, operand), place, "maxItems", Wording.MaxItems(place.Name, greatest, place.Trail), ActualKind.Count, operand);
        }

        if (schema.UniqueItems)
        {
            Report(checks, RuleLowering.BreaksUnique(operand), place, "uniqueItems", Wording.UniqueItems(place.Name, place.Trail), ActualKind.Twins, operand);
        }

        if (schema.MinProperties is { } least)
        {
            Report(checks, rules.BreaksMemberCount(JsonRule.HasFewerMembers, least, operand), place, "minProperties", Wording.MinProperties(place.Name, least, place.Trail), ActualKind.Count, operand);
        }

        if (schema.MaxProperties is { } most)
        {
            Report(checks, rules.BreaksMemberCount(JsonRule.HasMoreMembers, most, operand), place, "maxProperties", Wording.MaxProperties(place.Name, most, place.Trail), ActualKind.Count, operand);
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
