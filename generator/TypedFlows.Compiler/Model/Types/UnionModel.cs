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

/// <summary>A case that a JSON value may be.</summary>
/// <param name="Texts">The texts of the discriminator that tell it.</param>
internal sealed record UnionCandidate(string CaseName, string LocalName, EquatableArray<string> Texts);

/// <summary>One case of a union.</summary>
/// <param name="Name">Its C# name inside the union.</param>
/// <param name="LocalName">The name of a parameter or local for it.</param>
/// <param name="Record">Its members; one that is raw wraps a value.</param>
/// <param name="Holds">Whether the case's own branch holds for it; null where nothing asks.</param>
/// <param name="ConvertsFrom">The type of the value that converts to the case by itself; null where that would be ambiguous.</param>
internal sealed record UnionCaseModel(string Name, string LocalName, RecordModel Record, Condition? Holds, TypeModel? ConvertsFrom);

/// <summary>How the case of a JSON value of one type is found.</summary>
/// <param name="Type">The type of the value.</param>
/// <param name="Discriminator">Wire name of the member whose text tells the case; null where the cases are tried in turn.</param>
internal sealed record UnionReading(SchemaTypes Type, string? Discriminator, EquatableArray<UnionCandidate> Candidates);
