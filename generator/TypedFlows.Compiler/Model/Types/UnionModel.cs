namespace TypedFlows.Compiler.Model;

/// <summary>
/// Represents a choice between several kinds of values. It is emitted as a record with one nested record per case. It is part of the model,
/// so it holds only data and has structural equality.
/// </summary>
/// <param name="Name">The C# name in the spec. It is empty for the type of a stand-alone schema, which has the name of the spec.</param>
/// <param name="WireName">The name of the part in the spec, such as <c>Access Key</c>; empty if there is none.</param>
/// <param name="Location">The location of the schema.</param>
/// <param name="Schema">The schema, which refers to those of other types.</param>
/// <param name="Readings">The selection of the case of a JSON value, by the type of the value.</param>
/// <param name="JsonChecks">The rules over a JSON value.</param>
/// <param name="References">The methods for the targets of references that apply to JSON values.</param>
internal sealed record UnionModel(
    string Name,
    RecordRole Role,
    string WireName,
    SpecLocation Location,
    SchemaText Schema,
    string Summary,
    EquatableArray<UnionCaseModel> Cases,
    EquatableArray<UnionReading> Readings,
    EquatableArray<Check> JsonChecks,
    EquatableArray<ReferenceModel> References)
{
    /// <summary>Gets the declared types for lenient scalars; empty if the schema declares no scalar.</summary>
    public string ScalarTypes { get; init; } = string.Empty;
}

/// <summary>Represents a possible case of a JSON value.</summary>
/// <param name="Texts">The values of the discriminator that identify the case.</param>
internal sealed record UnionCandidate(string CaseName, string LocalName, EquatableArray<string> Texts);

/// <summary>Represents one case of a union.</summary>
/// <param name="Name">The C# name in the union.</param>
/// <param name="LocalName">The name of a parameter or local for the case.</param>
/// <param name="Record">The properties of the case. A raw record wraps a value.</param>
/// <param name="Holds">The condition that the branch of the case matches, or null if it is not used.</param>
/// <param name="ConvertsFrom">
/// The type of the value that converts implicitly to the case, or null if the conversion would be ambiguous.
/// </param>
internal sealed record UnionCaseModel(string Name, string LocalName, RecordModel Record, Condition? Holds, TypeModel? ConvertsFrom);

/// <summary>Represents the selection of the case of a JSON value of one type.</summary>
/// <param name="Type">The type of the value.</param>
/// <param name="Discriminator">
/// The JSON name of the property that identifies the case, or null if the cases are tried one after the other.
/// </param>
internal sealed record UnionReading(SchemaTypes Type, string? Discriminator, EquatableArray<UnionCandidate> Candidates);
