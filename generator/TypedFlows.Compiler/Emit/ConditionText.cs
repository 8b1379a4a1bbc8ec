using System.Globalization;
using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Writes conditions as C# expressions.</summary>
internal sealed class ConditionText(TypeNames names)
{
    private const string Undefined = $"{Json}JsonValueKind.Undefined";

    public string Of(Condition condition) => condition switch
    {
        Condition.Constant constant => constant.Value ? "true" : "false",
        Condition.All all => string.Join(" && ", all.Parts.Select(Part)),
        Condition.Any any => string.Join(" || ", any.Parts.Select(Part)),
        Condition.ExactlyOne one => Sum(one) + " == 1",
        Condition.Not not => Negated(not.Inner),
        Condition.Conditional choice => $"{Part(choice.If)} ? {Part(choice.Then)} : {Part(choice.Else)}",
        Condition.Present present => Present(present.Operand, present.Form),
        Condition.Unwrap unwrap => $"{Unwrap(unwrap.Operand, unwrap.Form, unwrap.Local)} && {Part(unwrap.Inner)}",
        Condition.Case { Inner: Condition.Constant { Value: true } } each => $"{each.Operand} is {names.Short(each.RecordName)}",
        Condition.Case each => $"{each.Operand} is {names.Short(each.RecordName)} {each.Local} && {Part(each.Inner)}",
        Condition.Property lookup => $"{Lookup(lookup.Operand, lookup.WireName, lookup.Local)} && {Part(lookup.Inner)}",
        Condition.Compare compare => $"{compare.Operand} {Operator(compare.Comparison)} {compare.Literal}",
        Condition.CompareItems items =>
            $"{SpecJson}CountItems({items.Operand}, static {items.Local} => {Of(items.Inner)}) {Operator(items.Comparison)} "
                + Count(items.Count),
        Condition.Flag flag => flag.Local,
        Condition.Let let => $"({Of(let.Inner)}) is var {let.Local}",
        Condition.CompareCount count => $"{count.Operand}.Count {Operator(count.Comparison)} {Count(count.Count)}",
        Condition.ComparePropertyCount members => $"{Of(members.Members)} {Operator(members.Comparison)} {Count(members.Count)}",
        Condition.TextEquals text => $"{text.Operand} == {CSharpText.Literal(text.Text)}",
        Condition.EnumMember member => member.Members.Count == 1
            ? $"{member.Operand} == {names.Full(member.EnumName)}.{member.Members[0]}"
            : $"{member.Operand} is {Members(member)}",
        Condition.UndefinedEnum undefined =>
            $"{undefined.Operand} is < {names.Full(undefined.EnumName)}.{undefined.First} or "
                + $"> {names.Full(undefined.EnumName)}.{undefined.Last}",
        Condition.JsonType type => type.Types == SchemaTypes.Object
            ? $"{type.Operand}.ValueKind == {Json}JsonValueKind.Object"
            : $"{SpecJson}Is({type.Operand}, {Types(type.Types)})",
        Condition.WrongType type => $"{SpecJson}IsNot({type.Operand}, {Types(type.Types)})",
        Condition.Rule rule => $"{SpecJson}{rule.Name}({rule.Operand}{Argument(rule.Argument)})",
        Condition.ViolatesReference reference => $"{reference.Method}({reference.Operand})",
        Condition.Item item => $"{SpecJson}TryGetItem({item.Operand}, {Count(item.Index)}, out var {item.Local}) && {Part(item.Inner)}",
        Condition.AnyItem items =>
            $"{SpecJson}AnyItem({items.Operand}, {(items.From == 0 ? string.Empty : Count(items.From) + ", ")}"
                + $"{Static(items.UsesFlags)}{items.Local} => {Of(items.Inner)})",
        Condition.AnyProperty { IsOfNames: true } names => $"{SpecJson}AnyName({names.Operand}, static {names.Local} => {Of(names.Inner)})",
        Condition.AnyProperty { Filter.HasPatterns: true } members =>
            $"{SpecJson}AnyMember({members.Operand}, "
                + $"{Static(members.Filter.ExceptWhen.Count > 0)}({members.Local}Name, {members.Local}) => "
                + $"!({Skips(members.Filter, members.Local + "Name")}) && {Part(members.Inner)})",
        Condition.AnyProperty members =>
            $"{SpecJson}AnyMember({members.Operand}, [{CSharpText.Texts(members.Filter.Except)}], static {members.Local} "
                + $"=> {Of(members.Inner)})",
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    /// <summary>Returns the expression before the question mark of a conditional expression.</summary>
    public string Test(Condition condition) => condition is Condition.Conditional ? $"({Of(condition)})" : Of(condition);

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
            SchemaTypes.Null, SchemaTypes.Boolean, (types & SchemaTypes.Fraction) != 0 ? SchemaTypes.Number : SchemaTypes.Integer,
            SchemaTypes.String, SchemaTypes.Array, SchemaTypes.Object,
        ];
        return types == SchemaTypes.None
            ? $"{Services}JsonTypes.None"
            : string.Join(" | ", all.Where(t => (types & t) != 0).Select(t => $"{Services}JsonTypes." + t));
    }

    public static string Unwrap(string operand, MemberForm form, string local) =>
        form == MemberForm.NullableJson ? $"{operand} is {{ ValueKind: not {Undefined} }} {local}" : $"{operand} is {{ }} {local}";

    public static string Lookup(string operand, string name, string local) =>
        $"{SpecJson}TryGet({operand}, {CSharpText.Literal(name)}, out var {local})";

    /// <summary>
    /// Returns a condition that is true for a name that the filter excludes. The text is empty if the filter includes every name.
    /// </summary>
    public string Skips(MemberFilter filter, string name)
    {
        var parts = Includes(filter.Except, filter.ExceptMatching, name).ToList();

        if (filter.Matching is { } pattern)
        {
            parts.Insert(filter.Except.Count > 0 ? 1 : 0, $"!{SpecJson}Matches({name}, {CSharpText.Literal(pattern)})");
        }

        parts.AddRange(filter.ExceptWhen.Select(each =>
            $"({Part(each.When)} && ({string.Join(" || ", Includes(each.Names, each.Matching, name))}))"));
        return string.Join(" || ", parts);
    }

    private static IEnumerable<string> Includes(EquatableArray<string> names, EquatableArray<string> patterns, string name) =>
    [
        .. names.Count > 0 ? [$"{SpecJson}Contains([{CSharpText.Texts(names)}], {name})"] : Array.Empty<string>(),
        .. patterns.Select(pattern => $"{SpecJson}Matches({name}, {CSharpText.Literal(pattern)})"),
    ];

    // A lambda expression that refers to a flag captures it.
    private static string Static(bool usesFlags) => usesFlags ? string.Empty : "static ";

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
        Condition.Present { Form: MemberForm.NotNull } present => present.Operand + " is null",
        Condition.Present { Form: MemberForm.Json } present => $"{present.Operand}.ValueKind == {Undefined}",
        Condition.Compare { Comparison: Comparison.Equal } compare => $"{compare.Operand} != {compare.Literal}",
        Condition.CompareCount { Comparison: Comparison.Equal } count => $"{count.Operand}.Count != {Count(count.Count)}",
        Condition.TextEquals text => $"{text.Operand} != {CSharpText.Literal(text.Text)}",
        Condition.ExactlyOne one => Sum(one) + " != 1",
        Condition.EnumMember { Members.Count: 1 } member => $"{member.Operand} != {names.Full(member.EnumName)}.{member.Members[0]}",
        Condition.EnumMember member => $"{member.Operand} is not ({Members(member)})",
        Condition.JsonType { Types: SchemaTypes.Object } type => $"{type.Operand}.ValueKind != {Json}JsonValueKind.Object",
        _ => "!" + (IsCall(inner) ? Of(inner) : $"({Of(inner)})"),
    };

    private string Sum(Condition.ExactlyOne one) => string.Join(" + ", one.Parts.Select(p => $"({Test(p)} ? 1 : 0)"));

    private string Members(Condition.EnumMember condition) =>
        string.Join(" or ", condition.Members.Select(m => $"{names.Full(condition.EnumName)}.{m}"));

    private string Part(Condition condition) =>
        condition is Condition.All or Condition.Any or Condition.Conditional or Condition.Unwrap or Condition.Case
            or Condition.Property or Condition.Item or Condition.Let
            ? $"({Of(condition)})" : Of(condition);

    private static bool IsCall(Condition condition) => condition is Condition.Rule or Condition.JsonType or Condition.WrongType
        or Condition.ViolatesReference or Condition.AnyItem or Condition.AnyProperty or Condition.Flag
        or Condition.Present { Form: MemberForm.Optional };

    private static string Argument(JsonValue? argument) => argument switch
    {
        null => string.Empty,
        JsonValue.String text => ", " + CSharpText.Literal(text.Value),
        JsonValue.Array texts => ", " + CSharpText.Texts(texts.Items.Select(text => ((JsonValue.String)text).Value)),
        JsonValue.Number number => ", " + number.Value,
        _ => throw new NotSupportedException(argument.GetType().Name),
    };

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
