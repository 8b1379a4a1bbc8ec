namespace TypedFlows.Compiler.Model;

/// <summary>One record to print. Part of the model: data only, structural equality.</summary>
/// <param name="Name">Its C# name inside the spec; empty for the record of a stand-alone schema, which has the spec's own.</param>
/// <param name="WireName">The name that the spec gives the part, such as <c>Access Key</c>; empty where it has none.</param>
/// <param name="Pointer">JSON Pointer to its schema inside the spec file.</param>
/// <param name="SchemaJson">Its schema as canonical JSON.</param>
/// <param name="IsRaw">True where the schema is no object's or is malformed: the record holds one JSON value.</param>
/// <param name="IsOpen">Whether it keeps members that the schema does not declare.</param>
/// <param name="ChecksMembers">True where the checks are over locals that hold the members' values, null where absent; false where they are over the record.</param>
/// <param name="Checks">The rules over the record's own members.</param>
/// <param name="JsonChecks">The rules over a JSON value, for documents that the record may not be able to hold.</param>
/// <param name="References">What references in the schema lead to, where JSON values are judged by it.</param>
internal sealed record RecordModel(
    string Name,
    RecordRole Role,
    string WireName,
    string Pointer,
    string SchemaJson,
    string Summary,
    bool IsRaw,
    bool IsOpen,
    EquatableArray<MemberModel> Members,
    EquatableArray<CaseModel> Cases,
    EquatableArray<DefaultModel> Defaults,
    bool ChecksMembers,
    EquatableArray<Check> Checks,
    EquatableArray<Check> JsonChecks,
    EquatableArray<ReferenceModel> References)
{
    /// <summary>
    /// Whether the record is written as an array, an item a member in their order; the one without a wire name, the last, holds all further items.
    /// </summary>
    public bool IsTuple { get; init; }

    /// <summary>For each member, the way in the schema to the record that it is or that its items are; empty for none.</summary>
    public EquatableArray<string> NestedPaths { get; init; } = [];

    /// <summary>What its schema declares of types, for lenient scalars; empty where that is no scalar.</summary>
    public string ScalarTypes { get; init; } = string.Empty;

    /// <summary>Name of the union that the record is a case of, whose rules are its own; null for one that stands alone.</summary>
    public string? Union { get; init; }
}

/// <summary>Which interface of the runtime a record is.</summary>
internal enum RecordRole
{
    Parameters,
    Auth,
    Source,
    Target,
}

/// <summary>A factory for one value of a record's discriminating member. Part of the model.</summary>
/// <param name="Discriminator">The member that the factory sets to <paramref name="Value"/>.</param>
internal sealed record CaseModel(string Name, MemberModel Discriminator, EnumMemberModel Value, EquatableArray<CaseParameter> Parameters);

/// <param name="IsRequired">False for one that may be left out, which is null then.</param>
internal sealed record CaseParameter(MemberModel Member, bool IsRequired);

/// <summary>A default of the schema that <c>WithDefaults</c> may fill in.</summary>
internal sealed record DefaultModel(MemberModel Member, JsonValue Value);

/// <summary>What references lead to, as a method that judges a JSON value by the name <c>json</c>.</summary>
/// <param name="Key">Key of the schema in its document.</param>
/// <param name="ViolatesBody">True where the value breaks the schema, for a method that answers; null for one that checks.</param>
internal sealed record ReferenceModel(string Key, string Method, EquatableArray<Check> Checks, Condition? ViolatesBody);
