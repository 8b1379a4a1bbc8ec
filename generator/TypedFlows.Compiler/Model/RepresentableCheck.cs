namespace TypedFlows.Compiler.Model;

/// <summary>Notes a JSON number that its C# type cannot hold.</summary>
internal sealed record RepresentableCheck(string Operand, bool IsInteger, string InstancePath, string SchemaPath) : Check;
