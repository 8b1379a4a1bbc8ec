namespace TypedFlows.Compiler.Model;

/// <summary>Checks each member of a map or of a JSON object that the filter lets through.</summary>
/// <param name="IsJson">True where the operand is a JSON value, which may be no object at all.</param>
/// <param name="IsOfNames">True where the names themselves are checked, not the values.</param>
internal sealed record MembersCheck(
    string Operand,
    bool IsJson,
    MemberFilter Filter,
    bool IsOfNames,
    string Local,
    string InstancePath,
    string SchemaPath,
    EquatableArray<Check> Checks) : Check
{
    /// <summary>Names under which a value is a secret, which no message tells.</summary>
    public EquatableArray<string> Secrets { get; init; } = [];
}
