using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Emit;

/// <summary>Spells conditions.</summary>
internal sealed class ConditionText(TypeNames names)
{
    private const string Rules = "global::TypedFlows.SpecJson.";
    private const string Undefined = "global::System.Text.Json.JsonValueKind.Undefined";

    public string Of(Condition condition) => condition switch
    {
        ConstantCondition constant => constant.Value ? "true" : "false",
        AllCondition all => string.Join(" && ", all.Parts.Select(Part)),
        AnyCondition any => string.Join(" || ", any.Parts.Select(Part)),
        OneCondition one => $"({string.Join(" + ", one.Parts.Select(p => $"({Of(p)} ? 1 : 0)"))}) == 1",
        NotCondition not => Negated(not.Inner),
        PresentCondition present => Present(present.Operand, present.Form),
        UnwrapCondition unwrap => $"{Unwrap(unwrap.Operand, unwrap.Form, unwrap.Local)} && {Part(unwrap.Inner)}",
        LookupCondition lookup => $"{Lookup(lookup.Operand, lookup.WireName, lookup.Local)} && {Part(lookup.Inner)}",
        HasCondition has => $"{Rules}Has({has.Operand}, {CSharpText.Literal(has.WireName)})",
        CompareCondition compare => $"{compare.Operand} {Operator(compare.Comparison)} {compare.Literal}",
        CountCondition count => $"{count.Operand}.Count {Operator(count.Comparison)} {count.Count.ToString(CultureInfo.InvariantCulture)}",
        TextCondition text => $"{text.Operand} == {CSharpText.Literal(text.Text)}",
        EnumCondition member => member.Members.Count == 1
            ? $"{member.Operand} == {names.Full(member.EnumName)}.{member.Members[0]}"
            : $"{member.Operand} is {Members(member)}",
        UndefinedEnumCondition undefined =>
            $"{undefined.Operand} is < {names.Full(undefined.EnumName)}.{undefined.First} or > {names.Full(undefined.EnumName)}.{undefined.Last}",
        JsonTypeCondition type => type.Types == SchemaTypes.Object
            ? $"{type.Operand}.ValueKind == global::System.Text.Json.JsonValueKind.Object"
            : $"{Rules}Is({type.Operand}, {Types(type.Types)})",
        WrongTypeCondition type => $"{Rules}IsNot({type.Operand}, {Types(type.Types)})",
        JsonEqualsCondition equal => $"{Rules}EqualsJson({equal.Operand}, {CSharpText.Literal(equal.Json)})",
        JsonTextCondition text => $"{Rules}IsText({text.Operand}, {CSharpText.Texts(text.Texts)})",
        WholeCondition whole => $"{Rules}IsWhole({whole.Operand})",
        FiniteCondition finite => $"{Rules}IsFinite({finite.Operand})",
        RuleCondition rule => $"{Rules}{rule.Rule}({rule.Operand}, {rule.Argument})",
        AnyItemCondition items => $"{Rules}AnyItem({items.Operand}, static {items.Local} => {Of(items.Inner)})",
        AnyMemberCondition members => $"{Rules}AnyMember({members.Operand}, [{CSharpText.Texts(members.Except)}], static {members.Local} => {Of(members.Inner)})",
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    public static string Types(SchemaTypes types)
    {
        SchemaTypes[] all =
        [
            SchemaTypes.Null, SchemaTypes.Boolean, SchemaTypes.Integer, SchemaTypes.Number, SchemaTypes.String, SchemaTypes.Array, SchemaTypes.Object,
        ];
        return types == SchemaTypes.None
            ? "global::TypedFlows.JsonTypes.None"
            : string.Join(" | ", all.Where(t => (types & t) != 0).Select(t => "global::TypedFlows.JsonTypes." + t));
    }

    public static string Unwrap(string operand, MemberForm form, string local) =>
        form == MemberForm.NullableJson ? $"{operand} is {{ ValueKind: not {Undefined} }} {local}" : $"{operand} is {{ }} {local}";

    public static string Lookup(string operand, string name, string local) => $"{Rules}TryGet({operand}, {CSharpText.Literal(name)}, out var {local})";

    private static string Present(string operand, MemberForm form) => form switch
    {
        MemberForm.Optional => operand + ".IsPresent",
        MemberForm.Json => $"{operand}.ValueKind != {Undefined}",
        MemberForm.NullableJson => $"{operand} is {{ ValueKind: not {Undefined} }}",
        _ => operand + " is not null",
    };

    private string Negated(Condition inner) => inner switch
    {
        PresentCondition { Form: MemberForm.NotNull } present => present.Operand + " is null",
        PresentCondition { Form: MemberForm.Json } present => $"{present.Operand}.ValueKind == {Undefined}",
        CompareCondition { Comparison: Comparison.Equal } compare => $"{compare.Operand} != {compare.Literal}",
        CountCondition { Comparison: Comparison.Equal } count => $"{count.Operand}.Count != {count.Count.ToString(CultureInfo.InvariantCulture)}",
        TextCondition text => $"{text.Operand} != {CSharpText.Literal(text.Text)}",
        EnumCondition { Members.Count: 1 } member => $"{member.Operand} != {names.Full(member.EnumName)}.{member.Members[0]}",
        EnumCondition member => $"{member.Operand} is not ({Members(member)})",
        JsonTypeCondition { Types: SchemaTypes.Object } type => $"{type.Operand}.ValueKind != global::System.Text.Json.JsonValueKind.Object",
        _ => "!" + (IsCall(inner) ? Of(inner) : $"({Of(inner)})"),
    };

    private string Members(EnumCondition condition) => string.Join(" or ", condition.Members.Select(m => $"{names.Full(condition.EnumName)}.{m}"));

    private string Part(Condition condition) => condition is AllCondition or AnyCondition or UnwrapCondition or LookupCondition ? $"({Of(condition)})" : Of(condition);

    private static bool IsCall(Condition condition) => condition is HasCondition or JsonTypeCondition or WrongTypeCondition or JsonEqualsCondition or JsonTextCondition
        or WholeCondition or FiniteCondition or RuleCondition or AnyItemCondition or AnyMemberCondition or PresentCondition { Form: MemberForm.Optional };

    private static string Operator(Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        Comparison.GreaterOrEqual => ">=",
        Comparison.Equal => "==",
        _ => "!=",
    };
}
