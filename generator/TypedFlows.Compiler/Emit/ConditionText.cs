using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Emit;

/// <summary>Spells conditions.</summary>
internal sealed class ConditionText(TypeNames names)
{
    private const string Rules = "global::TypedFlows.CompilerServices.SpecJson.";
    private const string Undefined = "global::System.Text.Json.JsonValueKind.Undefined";

    public string Of(Condition condition) => condition switch
    {
        ConstantCondition constant => constant.Value ? "true" : "false",
        AllCondition all => string.Join(" && ", all.Parts.Select(Part)),
        AnyCondition any => string.Join(" || ", any.Parts.Select(Part)),
        OneCondition one => Sum(one) + " == 1",
        NotCondition not => Negated(not.Inner),
        IfCondition choice => $"{Part(choice.If)} ? {Part(choice.Then)} : {Part(choice.Else)}",
        PresentCondition present => Present(present.Operand, present.Form),
        UnwrapCondition unwrap => $"{Unwrap(unwrap.Operand, unwrap.Form, unwrap.Local)} && {Part(unwrap.Inner)}",
        CaseCondition { Inner: ConstantCondition { Value: true } } each => $"{each.Operand} is {names.Short(each.RecordName)}",
        CaseCondition each => $"{each.Operand} is {names.Short(each.RecordName)} {each.Local} && {Part(each.Inner)}",
        LookupCondition lookup => $"{Lookup(lookup.Operand, lookup.WireName, lookup.Local)} && {Part(lookup.Inner)}",
        HasCondition has => $"{Rules}Has({has.Operand}, {CSharpText.Literal(has.WireName)})",
        CompareCondition compare => $"{compare.Operand} {Operator(compare.Comparison)} {compare.Literal}",
        CountCondition count => $"{count.Operand}.Count {Operator(count.Comparison)} {Count(count.Count)}",
        MemberCountCondition members => $"{Of(members.Members)} {Operator(members.Comparison)} {Count(members.Count)}",
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
        WholeCondition whole => $"{Rules}IsInteger({whole.Operand})",
        ViolatesCondition record => $"{Rules}Violates({record.Operand})",
        FiniteCondition finite => $"{Rules}IsFinite({finite.Operand})",
        RuleCondition rule => $"{Rules}{rule.Rule}({rule.Operand}, {rule.Argument})",
        PatternCondition pattern => $"{Rules}ViolatesPattern({pattern.Operand}, {CSharpText.Literal(pattern.Pattern)})",
        FormatCondition format => $"{Rules}ViolatesFormat({format.Operand}, {CSharpText.Literal(format.Format)})",
        DuplicateItemsCondition twins => $"{Rules}HasDuplicateItems({twins.Operand})",
        ReferenceCondition reference => $"{reference.Method}({reference.Operand})",
        ItemCondition item => $"{Rules}TryGetItem({item.Operand}, {Count(item.Index)}, out var {item.Local}) && {Part(item.Inner)}",
        AnyItemCondition items => $"{Rules}AnyItem({items.Operand}, {(items.From == 0 ? string.Empty : Count(items.From) + ", ")}static {items.Local} => {Of(items.Inner)})",
        AnyMemberCondition { IsOfNames: true } names => $"{Rules}AnyName({names.Operand}, static {names.Local} => {Of(names.Inner)})",
        AnyMemberCondition { Filter.HasPatterns: true } members =>
            $"{Rules}AnyMember({members.Operand}, static ({members.Local}Name, {members.Local}) => !({Skips(members.Filter, members.Local + "Name")}) && {Part(members.Inner)})",
        AnyMemberCondition members => $"{Rules}AnyMember({members.Operand}, [{CSharpText.Texts(members.Filter.Except)}], static {members.Local} => {Of(members.Inner)})",
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    /// <summary>What stands before the question mark of a choice.</summary>
    public string Test(Condition condition) => condition is IfCondition ? $"({Of(condition)})" : Of(condition);

    public string Of(MemberCount count)
    {
        var parts = count.Present.Select(p => $"({Test(p)} ? 1 : 0)").ToList();
        if (count.Others is { } others)
        {
            parts.Add($"({others}?.Count ?? 0)");
        }

        return string.Join(" + ", count.Always > 0 || parts.Count == 0 ? parts.Prepend(Count(count.Always)) : parts);
    }

    public string Of(ItemCount count)
    {
        var all = count.Required + count.Present.Count;
        var parts = count.Present.Select((present, i) => $"{Part(present)} ? {Count(count.Required + i + 1)}").Reverse();
        parts = count.Rest is { } rest ? parts.Prepend($"{rest} is {{ Count: > 0 }} ? {Count(all)} + {rest}.Count") : parts;
        return string.Join(" : ", parts.Append(Count(count.Required)));
    }

    public static string Types(SchemaTypes types)
    {
        SchemaTypes[] all =
        [
            SchemaTypes.Null, SchemaTypes.Boolean, SchemaTypes.Integer, SchemaTypes.Number, SchemaTypes.String, SchemaTypes.Array, SchemaTypes.Object,
        ];
        return types == SchemaTypes.None
            ? "global::TypedFlows.CompilerServices.JsonTypes.None"
            : string.Join(" | ", all.Where(t => (types & t) != 0).Select(t => "global::TypedFlows.CompilerServices.JsonTypes." + t));
    }

    public static string Unwrap(string operand, MemberForm form, string local) =>
        form == MemberForm.NullableJson ? $"{operand} is {{ ValueKind: not {Undefined} }} {local}" : $"{operand} is {{ }} {local}";

    public static string Lookup(string operand, string name, string local) => $"{Rules}TryGet({operand}, {CSharpText.Literal(name)}, out var {local})";

    /// <summary>True for a name that the filter does not let through; empty where it lets all through.</summary>
    public static string Skips(MemberFilter filter, string name)
    {
        var parts = new List<string>();
        if (filter.Except.Count > 0)
        {
            parts.Add($"{Rules}Contains([{CSharpText.Texts(filter.Except)}], {name})");
        }

        if (filter.Matching is { } pattern)
        {
            parts.Add($"!{Rules}Matches({name}, {CSharpText.Literal(pattern)})");
        }

        parts.AddRange(filter.ExceptMatching.Select(p => $"{Rules}Matches({name}, {CSharpText.Literal(p)})"));
        return string.Join(" || ", parts);
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

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
        CountCondition { Comparison: Comparison.Equal } count => $"{count.Operand}.Count != {Count(count.Count)}",
        TextCondition text => $"{text.Operand} != {CSharpText.Literal(text.Text)}",
        OneCondition one => Sum(one) + " != 1",
        EnumCondition { Members.Count: 1 } member => $"{member.Operand} != {names.Full(member.EnumName)}.{member.Members[0]}",
        EnumCondition member => $"{member.Operand} is not ({Members(member)})",
        JsonTypeCondition { Types: SchemaTypes.Object } type => $"{type.Operand}.ValueKind != global::System.Text.Json.JsonValueKind.Object",
        _ => "!" + (IsCall(inner) ? Of(inner) : $"({Of(inner)})"),
    };

    private string Sum(OneCondition one) => string.Join(" + ", one.Parts.Select(p => $"({Test(p)} ? 1 : 0)"));

    private string Members(EnumCondition condition) => string.Join(" or ", condition.Members.Select(m => $"{names.Full(condition.EnumName)}.{m}"));

    private string Part(Condition condition) => condition is AllCondition or AnyCondition or IfCondition or UnwrapCondition or CaseCondition or LookupCondition or ItemCondition ? $"({Of(condition)})" : Of(condition);

    private static bool IsCall(Condition condition) => condition is HasCondition or JsonTypeCondition or WrongTypeCondition or JsonEqualsCondition or JsonTextCondition
        or WholeCondition or ViolatesCondition or FiniteCondition or RuleCondition or PatternCondition or FormatCondition or DuplicateItemsCondition or ReferenceCondition or AnyItemCondition or AnyMemberCondition or PresentCondition { Form: MemberForm.Optional };

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
