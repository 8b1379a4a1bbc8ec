namespace TypedFlows.Compiler.Model;

/// <summary>Notes a violation where the condition is true.</summary>
/// <param name="Operand">The value that the message may tell.</param>
internal sealed record ReportCheck(
    Condition When, string InstancePath, string SchemaPath, string Keyword, string Message, ActualKind Actual, string Operand) : Check
{
    /// <summary>The enum that the operand is of; null for any other value.</summary>
    public string? OperandEnum { get; init; }

    /// <summary>True for what no reading lets pass, such as null where a record must be.</summary>
    public bool IsHeldByReading { get; init; }
}
