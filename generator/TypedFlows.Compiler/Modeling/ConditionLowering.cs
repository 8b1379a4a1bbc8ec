using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Whole schemas as conditions: for <c>if</c>, <c>not</c>, <c>anyOf</c> and <c>oneOf</c>, which report nothing from inside.</summary>
internal sealed partial class ConditionLowering(OperandAccess access, RuleLowering rules)
{
    public Condition Holds(Schema schema, Operand operand) => Conditions.Not(Breaks(schema, operand));

    /// <summary>True where the operand breaks the schema.</summary>
    public Condition Breaks(Schema schema, Operand operand)
    {
        if (schema.Always is { } always)
        {
            return Conditions.Constant(!always);
        }

        if (operand.Kind == OperandKind.Nullable)
        {
            var present = new PresentCondition(operand.Expression, MemberForm.NotNull);
            var member = new MemberAccess(operand.Expression, MemberForm.NotNull, null, access.NotNull(operand));
            return Conditions.Any(
                Conditions.All(Conditions.Not(present), Breaks(schema, new Operand(OperandKind.Null, operand.Expression))),
                rules.WhenPresent(member, value => Breaks(schema, value), "value"));
        }

        if (operand.IsNestedBy(access.References.Resolve(schema)))
        {
            return new BrokenCondition(operand.Expression);
        }

        if (schema.Ref is { } key)
        {
            return operand.Kind == OperandKind.Json && access.References.Find(key) is not null
                ? new ReferenceCondition(operand.Expression, access.References.BreaksMethod(key))
                : access.InPlace(key, operand, Conditions.False, target => Breaks(target, operand));
        }

        if (operand.IsOpaqueTo(schema))
        {
            return schema.Types != SchemaTypes.None && (schema.Types & operand.Possible) == 0 ? Conditions.True : BreaksCases(schema, operand);
        }

        return Conditions.Any(
            BreaksOwnRules(schema, operand),
            BreaksItems(schema, operand),
            BreaksContains(schema, operand),
            BreaksObject(schema, operand),
            Conditions.Any(schema.AllOf.Select(s => Breaks(s, operand))),
            schema.AnyOf.Count == 0 ? Conditions.False : BreaksAnyOf(schema.AnyOf, operand),
            schema.OneOf.Count == 0 ? Conditions.False : BreaksOneOf(schema.OneOf, operand),
            schema.Not is { } not ? Holds(not, operand) : Conditions.False,
            BreaksIf(schema, operand));
    }

    private Condition BreaksCases(Schema schema, Operand union) => Conditions.Any(access.Cases(union).Select(each =>
    {
        var local = access.NewLocal(each.Name);
        var inner = Breaks(schema, access.Of(each, local));
        return inner.IsFalse() ? inner : new CaseCondition(union.Expression, each.Record.Name, local, inner);
    }));

    public Condition BreaksAnyOf(EquatableArray<Schema> branches, Operand operand) =>
        OfTexts(operand, text => BreaksAnyOf(branches, text)) ?? Conditions.All(branches.Select(s => Breaks(s, operand)));

    public Condition BreaksOneOf(EquatableArray<Schema> branches, Operand operand) =>
        OfTexts(operand, text => BreaksOneOf(branches, text)) ?? Conditions.Not(Conditions.ExactlyOne([.. branches.Select(s => Holds(s, operand))]));

    // The members of an enum are known: what they break is too, where no pattern takes too long to tell.
    private static Condition? OfTexts(Operand operand, Func<Operand, Condition> breaks)
    {
        if (operand.Kind != OperandKind.Enum)
        {
            return null;
        }

        var told = operand.Enum!.Members.Select(m => (Member: m, Breaks: breaks(new Operand(OperandKind.Fixed, string.Empty) { FixedText = m.Text }))).ToList();
        return told.All(t => t.Breaks is ConstantCondition) ? RuleLowering.Is(operand, [.. told.Where(t => t.Breaks.IsTrue()).Select(t => t.Member)]) : null;
    }

    public Condition BreaksRequired(string name, Operand operand) => operand.MayBe(SchemaTypes.Object)
        ? Conditions.All(IsObject(operand), Conditions.Not(RuleLowering.Present(access.Member(operand, name))))
        : Conditions.False;

    public static Condition IsObject(Operand operand) =>
        operand.Kind == OperandKind.Json && operand.Possible != SchemaTypes.Object ? new JsonTypeCondition(operand.Expression, SchemaTypes.Object) : Conditions.True;

    private Condition BreaksOwnRules(Schema schema, Operand operand) => Conditions.Any(
        rules.BreaksType(schema.Types, operand),
        schema.Const is { } value ? rules.Differs(value, operand) : Conditions.False,
        schema.Enum is { } values ? rules.BreaksEnum(values, operand) : Conditions.False,
        schema.Minimum is { } least ? rules.BreaksBound(Comparison.Less, least, operand) : Conditions.False,
        schema.ExclusiveMinimum is { } above ? rules.BreaksBound(Comparison.LessOrEqual, above, operand) : Conditions.False,
        schema.Maximum is { } most ? rules.BreaksBound(Comparison.Greater, most, operand) : Conditions.False,
        schema.ExclusiveMaximum is { } below ? rules.BreaksBound(Comparison.GreaterOrEqual, below, operand) : Conditions.False,
        schema.MultipleOf is { } divisor ? rules.BreaksMultiple(divisor, operand) : Conditions.False,
        schema.MinLength is { } shortest ? rules.BreaksLength(JsonRule.IsShorter, shortest, operand) : Conditions.False,
        schema.MaxLength is { } longest ? rules.BreaksLength(JsonRule.IsLonger, longest, operand) : Conditions.False,
        schema.Pattern is { } pattern ? rules.BreaksPattern(pattern, operand) : Conditions.False,
        schema.Format is { } format ? rules.BreaksFormat(format, operand) : Conditions.False,
        schema.MinItems is { } fewest ? rules.BreaksCount(JsonRule.HasFewer, fewest, operand) : Conditions.False,
        schema.MaxItems is { } greatest ? rules.BreaksCount(JsonRule.HasMore, greatest, operand) : Conditions.False,
        schema.UniqueItems ? rules.BreaksUnique(operand) : Conditions.False,
        schema.MinProperties is { } leastMembers ? rules.BreaksMemberCount(JsonRule.HasFewerMembers, leastMembers, operand) : Conditions.False,
        schema.MaxProperties is { } mostMembers ? rules.BreaksMemberCount(JsonRule.HasMoreMembers, mostMembers, operand) : Conditions.False);

    /// <summary>Where the members stand whose names no C# property has; null where there can be none.</summary>
    public static string? ExtrasOf(Operand operand) => operand.Kind switch
    {
        OperandKind.Record => operand.Record!.IsOpen ? OperandAccess.Path(operand, operand.Record.Others) : null,
        _ => operand.Expression,
    };

    private Condition BreaksIf(Schema schema, Operand operand) =>
        schema.If is not { } condition || (schema.Then is null && schema.Else is null)
            ? Conditions.False
            : Conditions.If(
                Holds(condition, operand),
                schema.Then is { } then ? Breaks(then, operand) : Conditions.False,
                schema.Else is { } otherwise ? Breaks(otherwise, operand) : Conditions.False);
}
