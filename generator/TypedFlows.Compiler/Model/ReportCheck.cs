namespace TypedFlows.Compiler.Model;

/// <summary>Notes a violation where the condition is true.</summary>
internal sealed record ReportCheck(Condition When, string InstancePath, string SchemaPath, string Keyword, string Message) : Check;
