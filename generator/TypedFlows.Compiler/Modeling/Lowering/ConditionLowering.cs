using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// Lowers whole schemas to conditions for <c>if</c>, <c>not</c>, <c>anyOf</c> and <c>oneOf</c>, which report nothing from their subschemas.
/// </summary>
internal sealed partial class ConditionLowering(LoweringContext access, RuleLowering rules)
{
    public Condition Satisfies(Schema schema, Operand operand) => Conditions.Not(Violates(schema, operand));

    /// <summary>Returns the condition that the operand violates the schema.</summary>
    public Condition Violates(Schema schema, Operand operand)
    {
        if (schema.Always is { } always)
        {
            return Conditions.Constant(!always);
        }

        if (operand.Kind == OperandKind.Nullable)
        {
            var present = new Condition.Present(operand.Expression, MemberForm.NotNull);
            var member = new MemberAccess(operand.Expression, MemberForm.NotNull, null, access.NotNull(operand));
            return Conditions.Any(
                Conditions.All(Conditions.Not(present), Violates(schema, new Operand(OperandKind.Null, operand.Expression))),
                rules.WhenPresent(member, value => Violates(schema, value), "value"));
        }

        if (operand.IsNestedBy(access.References.Resolve(schema)))
        {
            return new Condition.ViolatesRecord(operand.Expression);
        }

        if (schema.Ref is { } key)
        {
            return operand.Kind == OperandKind.Json && access.References.Find(key) is not null
                ? new Condition.ViolatesReference(operand.Expression, access.References.ViolatesMethod(key))
                : access.LowerReference(key, operand, Conditions.False, target => Violates(target, operand));
        }

        if (operand.IsOpaqueTo(schema))
        {
            return schema.Types != SchemaTypes.None && (schema.Types & operand.Possible) == 0
                ? Conditions.True : ViolatesCases(schema, operand);
        }

        return Conditions.Any(
            Conditions.Any(ValueKeyword.In(schema).Select(keyword => rules.Violates(keyword, schema, operand))),
            ViolatesItems(schema, operand),
            ViolatesContains(schema, operand),
            ViolatesObject(schema, operand),
            Conditions.Any(schema.AllOf.Select(s => Violates(s, operand))),
            schema.AnyOf.Count == 0 ? Conditions.False : ViolatesAnyOf(schema.AnyOf, operand),
            schema.OneOf.Count == 0 ? Conditions.False : ViolatesOneOf(schema.OneOf, operand),
            schema.Not is { } not ? Satisfies(not, operand) : Conditions.False,
            ViolatesIf(schema, operand));
    }

    private Condition ViolatesCases(Schema schema, Operand union) => Conditions.Any(access.Cases(union).Select(each =>
    {
        var local = access.NewLocal(each.Name);
        var inner = Violates(schema, access.Of(each, local));
        return inner.IsFalse() ? inner : new Condition.Case(union.Expression, each.Record.Name, local, inner);
    }));

    public Condition ViolatesAnyOf(EquatableArray<Schema> branches, Operand operand) =>
        OfTexts(operand, text => ViolatesAnyOf(branches, text)) ?? Conditions.All(branches.Select(s => Violates(s, operand)));

    public Condition ViolatesOneOf(EquatableArray<Schema> branches, Operand operand) =>
        OfTexts(operand, text => ViolatesOneOf(branches, text))
            ?? Conditions.Not(Conditions.ExactlyOne([.. branches.Select(s => Satisfies(s, operand))]));

    // The members of an enum are known, so their violations are known as well, unless a pattern exceeds the time limit.
    private static Condition? OfTexts(Operand operand, Func<Operand, Condition> breaks)
    {
        if (operand.Kind != OperandKind.Enum)
        {
            return null;
        }

        var reported = operand.Enum!.Members.Select(
            m => (Member: m, Violates: breaks(new Operand(OperandKind.Fixed, string.Empty) { FixedText = m.Text })))
            .ToList();
        return reported.All(t => t.Violates is Condition.Constant)
            ? RuleLowering.Is(operand, [.. reported.Where(t => t.Violates.IsTrue()).Select(t => t.Member)]) : null;
    }

    public Condition ViolatesRequired(string name, Operand operand) => operand.MayBe(SchemaTypes.Object)
        ? Conditions.All(IsObject(operand), Conditions.Not(RuleLowering.Present(access.Member(operand, name))))
        : Conditions.False;

    public static Condition IsObject(Operand operand) =>
        operand.Kind == OperandKind.Json && operand.Possible != SchemaTypes.Object
            ? new Condition.JsonType(operand.Expression, SchemaTypes.Object) : Conditions.True;

    /// <summary>Returns the operand with the properties that have no C# property, or null if the object is closed.</summary>
    public static string? ExtrasOf(Operand operand) => operand.Kind switch
    {
        OperandKind.Record => operand.Record!.IsOpen ? LoweringContext.Path(operand, operand.Record.Others) : null,
        _ => operand.Expression,
    };

    private Condition ViolatesIf(Schema schema, Operand operand) =>
        schema.If is not { } condition || (schema.Then is null && schema.Else is null)
            ? Conditions.False
            : Conditions.If(
                Satisfies(condition, operand),
                schema.Then is { } then ? Violates(then, operand) : Conditions.False,
                schema.Else is { } otherwise ? Violates(otherwise, operand) : Conditions.False);
}
