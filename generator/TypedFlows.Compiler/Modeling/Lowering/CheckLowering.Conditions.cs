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

    // The members of an enum are known, so their violations are known as well.
    private static Condition? OfTexts(Operand operand, Func<Operand, Condition> violates) => operand.Kind != OperandKind.Enum
        ? null : RuleLowering.Is(operand, [.. operand.Enum!.Members.Where(m => violates(Operand.Fixed(m.Text)).IsTrue())]);

    // Returns the condition that no item matches.
    private Condition ViolatesContains(Schema wanted, Operand operand)
    {
        return Conditions.All(IsArray(operand), Conditions.Not(AnyItem(operand, item => Satisfies(wanted, item))));
    }

    private static Condition IsArray(Operand operand) => operand.Kind == OperandKind.Json
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
                Conditions.All(access.Tuples.IsGap(operand, i), condition(Operand.Null))));
            return Conditions.Any(access.Tuples.Rest(operand) is { } rest ? [.. items, AnyItem(rest, condition)] : items);
        }

        var local = access.NewLocal("item");
        var inner = condition(access.Item(operand, local));
        return inner.IsFalse() ? inner : new Condition.AnyItem(operand.Expression, 0, local, inner);
    }

    // Only for an operand that may be an object.
    private Condition ViolatesRequired(string name, Operand operand)
    {
        var isObject = operand.Kind == OperandKind.Json && operand.Possible != SchemaTypes.Object
            ? new Condition.JsonType(operand.Expression, SchemaTypes.Object) : Conditions.True;
        return Conditions.All(isObject, Conditions.Not(RuleLowering.Present(access.Member(operand, name))));
    }

    /// <summary>Returns the condition that the operand is an object with the property.</summary>
    public Condition Has(string name, Operand operand) => RuleLowering.Present(access.Member(operand, name));
}
