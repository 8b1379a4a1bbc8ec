namespace TypedFlows.Compiler.Evaluation;

/// <summary>A proved violation: JSON Pointers into instance and schema, the keyword, and the rule in words.</summary>
internal sealed record SchemaViolation(string InstancePath, string SchemaPath, string Keyword, string Message);
