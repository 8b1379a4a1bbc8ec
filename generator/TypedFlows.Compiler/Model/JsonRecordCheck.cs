namespace TypedFlows.Compiler.Model;

/// <summary>Checks a nested JSON value by the rules of a record's schema.</summary>
internal sealed record JsonRecordCheck(string Operand, string RecordName, string InstancePath, string SchemaPath) : Check;
