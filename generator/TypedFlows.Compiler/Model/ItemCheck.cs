namespace TypedFlows.Compiler.Model;

/// <summary>Checks the item at that place of a list or of a JSON array, as <paramref name="Local"/>, where there is one.</summary>
/// <param name="IsJson">True where the operand is a JSON value, which may be no array at all.</param>
internal sealed record ItemCheck(
    string Operand, bool IsJson, int Index, string Local, string InstancePath, string SchemaPath, EquatableArray<Check> Checks) : Check
{
    /// <summary>How many items of the JSON array stand before those of the operand.</summary>
    public int Before { get; init; }
}
