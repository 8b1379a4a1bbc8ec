namespace TypedFlows.Compiler.Model;

/// <summary>Checks a JSON value by what a reference leads to.</summary>
/// <param name="Method">Name of the method that holds those checks.</param>
internal sealed record ReferenceCheck(string Operand, string Method, string InstancePath, string SchemaPath) : Check;
