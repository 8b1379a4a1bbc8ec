namespace TypedFlows.Compiler.Model;

/// <summary>A choice between several kinds of values, to print as a record with a nested record a case. Part of the model: data only, structural equality.</summary>
/// <param name="Name">Its C# name inside the spec; empty for the type of a stand-alone schema, which has the spec's own.</param>
/// <param name="WireName">The name that the spec gives the part, such as <c>Access Key</c>; empty where it has none.</param>
/// <param name="Pointer">JSON Pointer to its schema inside the spec file.</param>
/// <param name="SchemaJson">Its schema as canonical JSON.</param>
/// <param name="Readings">How the case of a JSON value is found, by the type of the value.</param>
/// <param name="JsonChecks">The rules over a JSON value.</param>
/// <param name="References">What references in the schema lead to, where JSON values are judged by it.</param>
internal sealed record UnionModel(
    string Name,
    RecordRole Role,
    string WireName,
    string Pointer,
    string SchemaJson,
    string Summary,
    EquatableArray<UnionCaseModel> Cases,
    EquatableArray<UnionReading> Readings,
    EquatableArray<Check> JsonChecks,
    EquatableArray<ReferenceModel> References)
{
    /// <summary>What its schema declares of types, for lenient scalars; empty where that is no scalar.</summary>
    public string ScalarTypes { get; init; } = string.Empty;
}
