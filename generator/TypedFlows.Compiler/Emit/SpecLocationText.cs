using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Writes the attribute with the location of a type or property in the spec.</summary>
internal static class SpecLocationText
{
    public static string Of(SpecLocation type) => $"{Start(type)}, File = {CSharpText.Literal(type.File)})]";

    /// <summary>Returns the attribute of a property. The attribute of the type names the file of both.</summary>
    public static string Of(SpecLocation member, SpecLocation type) => member.File == type.File ? Start(member) + ")]" : Of(member);

    private static string Start(SpecLocation location) => $"[{Services}SpecLocation({CSharpText.Literal(location.Pointer)}";
}
