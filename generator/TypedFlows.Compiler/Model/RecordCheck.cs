namespace TypedFlows.Compiler.Model;

/// <summary>Checks a nested record by its own rules.</summary>
internal sealed record RecordCheck(string Operand, string InstancePath, string SchemaPath) : Check;
