using System.Globalization;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Lowers single keywords to conditions that are true if the keyword is violated.</summary>
internal sealed class RuleLowering(LoweringContext access)
{
    /// <summary>Returns the condition that the operand violates a keyword that the schema has.</summary>
    public Condition Violates(ValueKeyword keyword, Schema schema, Operand operand) => keyword switch
    {
        { Number: { } limit } => ViolatesLimit(limit, limit.Get(schema)!.Value, operand),
        { Size: { } size } => ViolatesSize(size, size.Get(schema)!.Value, operand),
        { Name: "type" } => ViolatesType(schema.Types, operand),
        { Name: "const" } => Differs(schema.Const!, operand),
        { Name: "enum" } => ViolatesEnum(schema.Enum!, operand),
        { Name: "uniqueItems" } => ViolatesUnique(operand),
        { Name: "pattern" } => ViolatesPattern(schema.Pattern!, operand),
        { Name: "format" } => ViolatesFormat(schema.Format!, operand),
        _ => throw new NotSupportedException(keyword.Name),
    };

    private static Condition ViolatesType(SchemaTypes types, Operand operand)
    {
        if (operand.Kind == OperandKind.Number)
        {
            return (types & SchemaTypes.Fraction) != 0 ? Conditions.False
                : (types & SchemaTypes.Integer) != 0 ? Conditions.Not(new Condition.Rule(JsonRule.IsInteger, operand.Expression))
                : Conditions.True;
        }

        if (operand.Kind != OperandKind.Json)
        {
            return Conditions.Constant(!operand.MayBe(types));
        }

        return (operand.Possible & types) == 0 ? Conditions.True
            : (operand.Possible & ~types) == 0 ? Conditions.False
            : new Condition.WrongType(operand.Expression, types);
    }

    private Condition ViolatesEnum(EquatableArray<JsonValue> values, Operand operand)
    {
        if (operand.Kind == OperandKind.Json && values.Count > 0 && values.All(v => v is JsonValue.String))
        {
            return Conditions.Not(new Condition.Rule(JsonRule.IsText, operand.Expression, new JsonValue.Array(values)));
        }

        if (operand.Kind == OperandKind.Enum)
        {
            var allowed = operand.Enum!.Members.Where(m => values.Contains(new JsonValue.String(m.Text))).ToList();
            return allowed.Count == operand.Enum.Members.Count ? Conditions.False : Conditions.Not(Is(operand, allowed));
        }

        return Conditions.All(values.Select(v => Differs(v, operand)));
    }

    /// <summary>Returns the condition that the operand differs from the value of the schema.</summary>
    private Condition Differs(JsonValue value, Operand operand) => (operand.Kind, value) switch
    {
        (OperandKind.Integer, JsonValue.Number number) =>
            Conditions.Not(NumberLiterals.CompareInteger(operand.Expression, Comparison.Equal, number.Value)),
        (OperandKind.Number, JsonValue.Number number) =>
            Conditions.Not(NumberLiterals.CompareNumber(operand.Expression, Comparison.Equal, number.Value)),
        (OperandKind.Text, JsonValue.String text) => Conditions.Not(new Condition.TextEquals(operand.Expression, text.Value)),
        (OperandKind.Boolean, JsonValue.Boolean boolean) =>
            Conditions.Not(new Condition.Compare(operand.Expression, Comparison.Equal, boolean.Value ? "true" : "false")),
        (OperandKind.Enum, JsonValue.String text) when operand.Enum!.Find(text.Value) is { } member =>
            Conditions.Not(Is(operand, [member])),
        (OperandKind.Fixed, _) => Conditions.Constant(!value.Equals(new JsonValue.String(operand.FixedText!))),
        (OperandKind.Null, _) => Conditions.Constant(value is not JsonValue.Null),
        (OperandKind.Union, _) or (OperandKind.Tuple, JsonValue.Array) => LeaveToJson(),
        (OperandKind.List, JsonValue.Array array) => DiffersFromArray(array, operand),
        (OperandKind.Record or OperandKind.Map, JsonValue.Object members) => DiffersFromObject(members, operand),
        (OperandKind.Json, JsonValue.String text) => Conditions.Not(Conditions.Rule(JsonRule.IsText, operand.Expression, text.Value)),
        (OperandKind.Json, _) => Conditions.Not(Conditions.Rule(JsonRule.EqualsJson, operand.Expression, JsonText.Of(value))),
        _ => Conditions.True,
    };

    private Condition LeaveToJson()
    {
        access.NeedsJson = true;
        return Conditions.False;
    }

    private static Condition ViolatesLimit(NumberKeyword keyword, JsonDecimal limit, Operand operand)
    {
        return (operand.Kind, keyword.Violation) switch
        {
            (OperandKind.Integer, { } comparison) => NumberLiterals.CompareInteger(operand.Expression, comparison, limit),
            (OperandKind.Number, { } comparison) => NumberLiterals.CompareNumber(operand.Expression, comparison, limit),
            (OperandKind.Integer or OperandKind.Number, null) => Violates(),
            (OperandKind.Json, _) when operand.MayBe(SchemaTypes.Number) => Violates(),
            _ => Conditions.False,
        };

        Condition Violates() => Conditions.Rule(keyword.Rule, operand.Expression, limit.ToString());
    }

    private Condition ViolatesSize(SizeKeyword keyword, int limit, Operand operand)
    {
        if ((keyword.IsMinimum && limit <= 0) || !operand.MayBe(keyword.Type))
        {
            return Conditions.False;
        }

        bool IsBroken(string text) => keyword.IsViolated(CodePoints.Count(text), limit);
        var comparison = keyword.IsMinimum ? Comparison.Less : Comparison.Greater;
        return operand.Kind switch
        {
            OperandKind.Enum => Is(operand, [.. operand.Enum!.Members.Where(m => IsBroken(m.Text))]),
            OperandKind.Fixed => Conditions.Constant(IsBroken(operand.FixedText!)),
            OperandKind.Date => Conditions.False,
            OperandKind.Tuple when keyword.IsMinimum => Conditions.Not(access.Tuples.Has(operand, limit - 1)),
            OperandKind.Tuple => access.Tuples.Has(operand, limit),
            OperandKind.List or OperandKind.Map => new Condition.CompareCount(operand.Expression, comparison, limit),
            OperandKind.Record => new Condition.ComparePropertyCount(CountOf(operand), comparison, limit),
            _ => new Condition.Rule(keyword.Rule, operand.Expression, new JsonValue.Number(JsonDecimal.FromInt64(limit))),
        };
    }

    private static Condition ViolatesPattern(string pattern, Operand operand) => EcmaPattern.TryTranslate(pattern) is { } translated
        ? ViolatesText(
            operand, text => Patterns.Match(pattern, text) == Verdict.Invalid,
            Conditions.Rule(JsonRule.ViolatesPattern, operand.Expression, translated))
        : Conditions.False;

    private static Condition ViolatesFormat(string format, Operand operand) => StringFormats.Knows(format)
        ? ViolatesText(
            operand, text => !StringFormats.Matches(format, text), Conditions.Rule(JsonRule.ViolatesFormat, operand.Expression, format))
        : Conditions.False;

    private Condition ViolatesUnique(Operand operand)
    {
        // Equal values with different texts, such as 12:00:00Z and 12:00:00.0Z, are different items.
        access.NeedsJson |= operand.Kind == OperandKind.Tuple || operand.Inner is TypeModel.Scalar { KeepsText: true };
        return operand.Kind is OperandKind.List or OperandKind.Json && operand.MayBe(SchemaTypes.Array)
            ? new Condition.Rule(JsonRule.HasDuplicateItems, operand.Expression) : Conditions.False;
    }

    public MemberCount CountOf(Operand record)
    {
        var present = record.Record!.Members.Select(m => Present(access.Member(record, m.WireName))).ToList();
        return new MemberCount(present.Count(p => p.IsTrue()), present.Where(p => p is not Condition.Constant).ToEquatableArray(),
            LoweringContext.Extras(record));
    }

    // The rule of a text is checked at run time, or at compile time if the texts are known.
    private static Condition ViolatesText(Operand operand, Func<string, bool> isBroken, Condition asked) => operand.Kind switch
    {
        OperandKind.Text => asked,
        OperandKind.Json when operand.MayBe(SchemaTypes.String) => asked,
        OperandKind.Enum => Is(operand, [.. operand.Enum!.Members.Where(m => isBroken(m.Text))]),
        OperandKind.Fixed => Conditions.Constant(isBroken(operand.FixedText!)),
        _ => Conditions.False,
    };

    /// <summary>Returns a condition on a property that is false if the property is missing.</summary>
    public Condition WhenPresent(MemberAccess member, Func<Operand, Condition> condition, string hint)
    {
        if (member.IsNever)
        {
            return Conditions.False;
        }

        if (member.LookupName is { } name)
        {
            var local = access.NewLocal(hint);
            var inner = condition(member.Value! with { Expression = local });
            return inner.IsFalse() ? inner : inner.IsTrue() ? Present(member)
                : new Condition.Property(member.Expression, name, local, inner);
        }

        if (member.Form is MemberForm.NotNull or MemberForm.NullableJson && !member.Value!.IsLifted)
        {
            var local = access.NewLocal(hint);
            var inner = condition(member.Value with { Expression = local });
            return inner.IsFalse() ? inner : inner.IsTrue() ? Present(member)
                : new Condition.Unwrap(member.Expression, member.Form, local, inner);
        }

        return Conditions.All(Present(member), condition(member.Value!));
    }

    public static Condition Present(MemberAccess member) => member.IsNever ? Conditions.False
        : member.LookupName is { } name ? Conditions.Rule(JsonRule.Has, member.Expression, name)
        : member.Form == MemberForm.Always ? Conditions.True
        : new Condition.Present(member.Expression, member.Form);

    public static Condition Is(Operand operand, IReadOnlyList<EnumMemberModel> members) => members.Count == 0
        ? Conditions.False
        : new Condition.EnumMember(operand.Expression, operand.Enum!.Name, members.Select(m => m.Name).ToEquatableArray());

    private Condition DiffersFromArray(JsonValue.Array array, Operand operand)
    {
        List<Condition> parts = [Conditions.Not(new Condition.CompareCount(operand.Expression, Comparison.Equal, array.Items.Count))];
        for (var i = 0; i < array.Items.Count; i++)
        {
            var item = access.Of(operand.Inner!, $"{operand.Expression}[{i.ToString(CultureInfo.InvariantCulture)}]",
                operand.InnerMayBeNull);
            parts.Add(WhenNotNull(item, array.Items[i]));
        }

        return Conditions.Any(parts);
    }

    private Condition DiffersFromObject(JsonValue.Object members, Operand operand)
    {
        var parts = new List<Condition>();
        foreach (var member in members.Members)
        {
            var found = access.Member(operand, member.Name);
            parts.Add(Conditions.Not(WhenPresent(found, value => Conditions.Not(WhenNotNull(value, member.Value)), member.Name)));
        }

        if (operand.Kind == OperandKind.Record)
        {
            parts.AddRange(operand.Record!.Members.Where(m => members.Find(m.WireName) is null)
                .Select(m => Present(access.Member(operand, m.WireName))));
        }

        if (LoweringContext.Extras(operand) is { } extras)
        {
            var filter = MemberFilter.All with { Except = members.Members.Select(m => m.Name).ToEquatableArray() };
            parts.Add(new Condition.AnyProperty(extras, filter, false, "_", Conditions.True));
        }

        return Conditions.Any(parts);
    }

    private Condition WhenNotNull(Operand operand, JsonValue value)
    {
        if (operand.Kind != OperandKind.Nullable)
        {
            return Differs(value, operand);
        }

        var present = new Condition.Present(operand.Expression, MemberForm.NotNull);
        return value is JsonValue.Null ? present
            : Conditions.Not(Conditions.All(present, Conditions.Not(Differs(value, access.NotNull(operand)))));
    }
}
