using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Tests.Modeling;

/// <summary>Writes the types of a model on one line, as a user sees them.</summary>
internal static class ShapeText
{
    public static string Of(SpecModel model) => string.Join(
        "; ",
        model.Records.Where(r => !r.IsRaw).Select(Of)
            .Concat(model.Enums.Select(e => $"{e.Name}({string.Join(", ", e.Members.Select(m => m.Name))})"))
            .Concat(model.Unions.Select(u => $"{u.Name}[{string.Join(" | ", u.Cases.Select(Of))}]"))
            .Order(StringComparer.Ordinal));

    private static string Of(UnionCaseModel each) =>
        each.Record.IsRaw
            ? $"{each.Name}: {Of(each.Record.Members[0].Type)}"
            : $"{each.Name}{{{string.Join(", ", each.Record.Members.Select(Of))}{(each.Record.IsOpen ? string.Empty : " closed")}}}";

    private static string Of(RecordModel record) =>
        $"{record.Name}{{{string.Join(", ", record.Members.Select(Of))}{(record.IsOpen ? string.Empty : " closed")}}}";

    private static string Of(MemberModel member) =>
        (member.Presence is MemberPresence.Required or MemberPresence.RequiredNullable ? "required " : string.Empty)
            + $"{OfMember(member)} {member.Name}";

    private static string OfMember(MemberModel member) => member.Presence switch
    {
        MemberPresence.Required => Of(member.Type, false),
        MemberPresence.OptionalNullable => $"Optional<{Of(member.Type, true)}>",
        _ => Of(member.Type, true),
    };

    public static string Of(TypeModel type, bool mayBeNull) => mayBeNull ? Of(type) + "?" : Of(type);

    private static string Of(TypeModel type) => type switch
    {
        TypeModel.Scalar { Kind: ScalarKind.Integer } => "long",
        TypeModel.Scalar { Kind: ScalarKind.Number } => "double",
        TypeModel.Scalar { Kind: ScalarKind.Text } => "string",
        TypeModel.Scalar { Kind: ScalarKind.Boolean } => "bool",
        TypeModel.Scalar { Kind: ScalarKind.Json } => "json",
        TypeModel.Scalar scalar => scalar.Kind.ToString(),
        TypeModel.Fixed text => $"\"{text.Text}\"",
        TypeModel.Enum each => each.Name,
        TypeModel.Record record => record.Name.Length == 0 ? "Root" : record.Name,
        TypeModel.List list => $"[{Of(list.Item, list.ItemsMayBeNull)}]",
        TypeModel.Map map => $"<{Of(map.Value, map.ValuesMayBeNull)}>",
        _ => type.GetType().Name,
    };
}
