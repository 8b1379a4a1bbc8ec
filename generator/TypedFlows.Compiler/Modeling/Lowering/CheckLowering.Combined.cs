using System.Globalization;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Lowers the keywords that combine schemas of the same value.</content>
internal sealed partial class CheckLowering
{
    private void LowerCombined(List<Check> checks, Schema schema, Operand operand, RulePath path, TypeModel? ownType)
    {
        for (var i = 0; i < schema.AllOf.Count; i++)
        {
            var at = schema.AllOf[i].IsSibling ? path : path.Keyword("allOf/" + i.ToString(CultureInfo.InvariantCulture));
            checks.AddRange(Lower(schema.AllOf[i], operand, at, ownType as TypeModel.Record));
        }

        if (schema.AnyOf.Count > 0)
        {
            var rule = ViolationMessages.AnyOf(path.Name, schema.AnyOf, path.Conditions);
            Report(checks, ViolatesAnyOf(schema.AnyOf, operand), path, "anyOf", rule);
        }

        if (schema.OneOf.Count > 0)
        {
            LowerOneOf(checks, schema.OneOf, operand, path);
        }

        if (schema.Not is { } not)
        {
            Report(checks, Satisfies(not, operand), path, "not", ViolationMessages.Not(path.Name, not, path.Conditions));
        }

        if (schema.If is not { } condition)
        {
            return;
        }

        List<Check> Branch(Schema? branch, string keyword, bool taken) => branch is null ? []
            : Lower(branch, operand, path.Branch(keyword, condition, taken));

        var holds = Satisfies(condition, operand);
        var then = holds.IsFalse() ? [] : Branch(schema.Then, "then", taken: true);
        var otherwise = holds.IsTrue() ? [] : Branch(schema.Else, "else", taken: false);
        if (holds is Condition.Constant)
        {
            checks.AddRange(then);
            checks.AddRange(otherwise);
        }
        else if (then.Count > 0)
        {
            checks.Add(new Check.Branch(holds, then.ToEquatableArray(), otherwise.ToEquatableArray()));
        }
        else if (otherwise.Count > 0)
        {
            checks.Add(new Check.Branch(Conditions.Not(holds), otherwise.ToEquatableArray(), []));
        }
    }

    private void LowerOneOf(List<Check> checks, EquatableArray<Schema> branches, Operand operand, RulePath path)
    {
        if (path.IsSilent)
        {
            Report(checks, ViolatesOneOf(branches, operand), path, "oneOf", default);
            return;
        }

        var rule = ViolationMessages.OneOf(path.Name, branches, path.Conditions);
        void Add(Condition none, Condition several)
        {
            Report(checks, none, path, "oneOf", rule.But(ViolationMessages.ActualMatches(0)));
            Report(checks, several, path, "oneOf", rule.But(ViolationMessages.ActualMatches(2)));
        }

        if (operand.Kind == OperandKind.Enum)
        {
            Add(
                ViolatesAnyOf(branches, operand),
                Conditions.All(Conditions.Not(ViolatesAnyOf(branches, operand)), ViolatesOneOf(branches, operand)));
            return;
        }

        // Each alternative is evaluated once, because it may contain nested alternatives.
        EquatableArray<Condition> broken = [.. branches.Select(s => Violates(s, operand))];
        EquatableArray<Condition> open = [.. broken.Where(b => b is not Condition.Constant)];
        if (broken.Count(b => b.IsFalse()) is > 0 and var certain)
        {
            Add(Conditions.False, certain > 1 ? Conditions.True : Conditions.Any(open.Select(Conditions.Not)));
        }
        else if (open.Count < 2)
        {
            Add(Conditions.All(open), Conditions.False);
        }
        else
        {
            var local = access.NewLocal("matches");
            checks.Add(new Check.CountMatches(local, open));
            Add(new Condition.Compare(local, Comparison.Equal, "0"), new Condition.Compare(local, Comparison.Greater, "1"));
        }
    }
}
