using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Writes the attribute with the location of a type or property in the spec, without brackets.</summary>
internal static class SpecLocationText
{
    public static string Of(SpecLocation type) => $"{Start(type)}, File = {CSharpText.Literal(type.File)})";

    /// <summary>Returns the attribute of a property, or null if its type and its JSON name state the location.</summary>
    public static string? Of(RecordModel record, MemberModel member) =>
        member.Location.File != record.Location.File ? Of(member.Location)
        : member.WireName.Length > 0
            && member.Location.Pointer == JsonPointer.Append(record.Location.Pointer + "/properties", member.WireName) ? null
        : Start(member.Location) + ")";

    private static string Start(SpecLocation location) => $"{Services}SpecLocation({CSharpText.Literal(location.Pointer)}";
}
