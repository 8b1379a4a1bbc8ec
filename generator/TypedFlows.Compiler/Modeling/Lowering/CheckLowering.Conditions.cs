using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>
/// Lowers schemas to conditions for <c>if</c>, <c>not</c>, <c>anyOf</c>, <c>oneOf</c> and <c>contains</c>, which report nothing from their
/// subschemas: the condition that any of the checks would report.
/// </content>
internal sealed partial class CheckLowering
{
    public Condition Satisfies(Schema schema, Operand operand) => Conditions.Not(Violates(schema, operand));

    /// <summary>Returns the condition that the operand violates the schema.</summary>
    public Condition Violates(Schema schema, Operand operand) => AnyOf(Lower(schema, operand, RulePath.Silent));

    private static Condition AnyOf(IEnumerable<Check> checks) => Conditions.Any(checks.Select(check => check switch
    {
        Check.Report report => report.When,
        Check.Branch branch => Conditions.If(branch.If, AnyOf(branch.Then), AnyOf(branch.Else)),
        Check.Case each => new Condition.Case(each.Operand, each.RecordName, each.Local, AnyOf(each.Checks)),
        Check.Item item => new Condition.Item(item.Operand, item.Index, item.Local, AnyOf(item.Checks)),
        Check.Items items => new Condition.AnyItem(items.Operand, items.From, items.Local, AnyOf(items.Checks))
        {
            UsesFlags = items.UsesFlags,
        },
        Check.Properties members => new Condition.AnyProperty(
            members.Operand, members.Filter, members.IsOfNames, members.Local, AnyOf(members.Checks)),
        Check.Record record => new Condition.Rule(JsonRule.Violates, record.Operand),
        Check.Reference reference => new Condition.ViolatesReference(reference.Operand, reference.Method),
        Check.Unwrap unwrap => new Condition.Unwrap(unwrap.Operand, unwrap.Form, unwrap.Local, AnyOf(unwrap.Checks)),
        _ => throw new NotSupportedException(check.GetType().Name),
    }));

    private Condition ViolatesAnyOf(EquatableArray<Schema> branches, Operand operand) =>
        OfTexts(operand, text => ViolatesAnyOf(branches, text)) ?? Conditions.All(branches.Select(s => Violates(s, operand)));

    private Condition ViolatesOneOf(EquatableArray<Schema> branches, Operand operand) =>
        OfTexts(operand, text => ViolatesOneOf(branches, text))
            ?? Conditions.Not(Conditions.ExactlyOne([.. branches.Select(s => Satisfies(s, operand))]));

    // The members of an enum are known, so their violations are known as well, unless a pattern exceeds the time limit.
    private static Condition? OfTexts(Operand operand, Func<Operand, Condition> violates)
    {
        if (operand.Kind != OperandKind.Enum)
        {
            return null;
        }

        var all = operand.Enum!.Members.Select(
            m => (Member: m, Violates: violates(new Operand(OperandKind.Fixed, string.Empty) { FixedText = m.Text }))).ToList();
        return all.All(each => each.Violates is Condition.Constant)
            ? RuleLowering.Is(operand, [.. all.Where(each => each.Violates.IsTrue()).Select(each => each.Member)]) : null;
    }

    // Returns the condition that no item matches.
    private Condition ViolatesContains(Schema wanted, Operand operand)
    {
        return Conditions.All(IsArray(operand), Conditions.Not(AnyItem(operand, item => Satisfies(wanted, item))));
    }

    private static Condition IsArray(Operand operand) => operand.Kind == OperandKind.Json && operand.Possible != SchemaTypes.Array
        ? new Condition.JsonType(operand.Expression, SchemaTypes.Array) : Conditions.True;

    private Condition CompareItems(Schema wanted, Operand operand, Comparison comparison, int count)
    {
        if (operand.Kind == OperandKind.Tuple)
        {
            access.NeedsJson = true;
            return Conditions.False;
        }

        var local = access.NewLocal("item");
        var inner = Satisfies(wanted, access.Item(operand, local));
        return Conditions.All(IsArray(operand), new Condition.CompareItems(operand.Expression, local, inner, comparison, count));
    }

    private Condition AnyItem(Operand operand, Func<Operand, Condition> condition)
    {
        if (operand.Kind == OperandKind.Tuple)
        {
            var items = Enumerable.Range(0, TupleAccess.Count(operand)).Select(i => Conditions.Any(
                _rules.WhenPresent(access.Tuples.Item(operand, i), condition, "item"),
                Conditions.All(access.Tuples.IsGap(operand, i), condition(new Operand(OperandKind.Null, string.Empty)))));
            return Conditions.Any(access.Tuples.Rest(operand) is { } rest ? items.Append(AnyItem(rest, condition)) : items);
        }

        var local = access.NewLocal("item");
        var inner = condition(access.Item(operand, local));
        return inner.IsFalse() ? inner : new Condition.AnyItem(operand.Expression, 0, local, inner);
    }

    private Condition ViolatesRequired(string name, Operand operand)
    {
        var isObject = operand.Kind == OperandKind.Json && operand.Possible != SchemaTypes.Object
            ? new Condition.JsonType(operand.Expression, SchemaTypes.Object) : Conditions.True;
        return operand.MayBe(SchemaTypes.Object)
            ? Conditions.All(isObject, Conditions.Not(RuleLowering.Present(access.Member(operand, name)))) : Conditions.False;
    }

    /// <summary>Returns the condition that the operand is an object with the property.</summary>
    public Condition Has(string name, Operand operand) =>
        operand.MayBe(SchemaTypes.Object) ? RuleLowering.Present(access.Member(operand, name)) : Conditions.False;
}
