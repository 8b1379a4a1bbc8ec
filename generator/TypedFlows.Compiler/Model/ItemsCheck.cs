namespace TypedFlows.Compiler.Model;

/// <summary>Checks each item of a list or of a JSON array.</summary>
/// <param name="IsJson">True where the operand is a JSON value, which may be no array at all.</param>
/// <param name="From">How many items at the beginning are left out.</param>
internal sealed record ItemsCheck(
    string Operand, bool IsJson, int From, string Local, string InstancePath, string SchemaPath, EquatableArray<Check> Checks) : Check
{
    /// <summary>How many items of the JSON array stand before those of the operand.</summary>
    public int Before { get; init; }
}
