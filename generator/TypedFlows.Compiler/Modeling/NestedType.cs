using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>A schema inside a part that becomes a type of its own.</summary>
/// <param name="Pointer">JSON Pointer to it in the spec file; its key.</param>
/// <param name="Owners">C# names that it may take as prefix, nearest to the spec first.</param>
internal sealed record NestedType(Schema Schema, bool IsEnum, string BaseName, string Pointer, EquatableArray<string> Owners);
