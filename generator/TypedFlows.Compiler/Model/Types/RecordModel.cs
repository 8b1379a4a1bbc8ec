namespace TypedFlows.Compiler.Model;

/// <summary>Represents one record to emit. It is part of the model, so it holds only data and has structural equality.</summary>
/// <param name="Name">The C# name in the spec. It is empty for the record of a stand-alone schema, which has the name of the spec.</param>
/// <param name="WireName">The name of the part in the spec, such as <c>Access Key</c>; empty if there is none.</param>
/// <param name="Location">The location of the schema.</param>
/// <param name="Schema">The schema, which refers to those of other types.</param>
/// <param name="IsRaw">True if the schema does not describe an object or is malformed. The record then holds one JSON value.</param>
/// <param name="IsOpen">True if the record keeps undeclared properties.</param>
/// <param name="ChecksMembers">
/// True if the checks apply to locals with the values of the properties, which are null if absent. False if they apply to the record.
/// </param>
/// <param name="Checks">The rules over the properties of the record, without those of its nested records.</param>
/// <param name="JsonChecks">The rules over a JSON value, for documents that the record may not be able to hold.</param>
/// <param name="References">The methods for the targets of references that apply to JSON values.</param>
internal sealed record RecordModel(
    string Name,
    RecordRole Role,
    string WireName,
    SpecLocation Location,
    SchemaText Schema,
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
    /// Gets a value indicating whether the record is written as an array with one item per property. The last property, without a JSON
    /// name, holds all further items.
    /// </summary>
    public bool IsTuple { get; init; }

    /// <summary>Gets the rules of nested records, over the properties of the record. Reading a nested record checks them.</summary>
    public EquatableArray<Check> NestedChecks { get; init; } = [];

    /// <summary>Gets one schema path per property to the record that is its value or its item; empty if there is none.</summary>
    public EquatableArray<string> NestedPaths { get; init; } = [];

    /// <summary>Gets the JSON names of all fields, if only some of them are properties of the record.</summary>
    public EquatableArray<string> Fields { get; init; } = [];

    /// <summary>Gets the declared types for lenient scalars; empty if the schema declares no scalar.</summary>
    public string ScalarTypes { get; init; } = string.Empty;

    /// <summary>Gets the name of the union of which the record is a case, or null if the record is not a case.</summary>
    public string? Union { get; init; }
}

/// <summary>Represents the rules of an object whose fields have no C# properties. It is part of the model.</summary>
/// <param name="Fields">The JSON names of the fields by the locals that the rules use.</param>
internal sealed record RulesModel(
    string Name, EquatableArray<RulesField> Fields, EquatableArray<Check> JsonChecks, EquatableArray<ReferenceModel> References);

/// <summary>Represents a field of an object that only holds rules.</summary>
internal sealed record RulesField(string WireName, string LocalName);

/// <summary>Specifies which interface of the runtime library a record implements.</summary>
internal enum RecordRole
{
    Parameters,
    Auth,
    Source,
    Target,
}

/// <summary>Represents a factory for one value of the discriminator of a record. It is part of the model.</summary>
/// <param name="Discriminator">The property that the factory sets to <paramref name="Value"/>.</param>
internal sealed record CaseModel(string Name, MemberModel Discriminator, EnumMemberModel Value, EquatableArray<CaseParameter> Parameters);

/// <param name="IsRequired">False for a parameter that may be omitted and is null by default.</param>
internal sealed record CaseParameter(MemberModel Member, bool IsRequired);

/// <summary>Represents a default of the schema that <c>WithDefaults</c> can set.</summary>
/// <param name="EnumMember">The C# name of the value of an enum, or null for any other value.</param>
internal sealed record DefaultModel(MemberModel Member, JsonValue Value, string? EnumMember);

/// <summary>Represents the target of a reference as a method that validates a JSON value named <c>json</c>.</summary>
/// <param name="Key">The key of the schema in its document.</param>
/// <param name="ViolatesBody">
/// The condition that the value violates the schema, for a method that returns it; null for a method that reports violations.
/// </param>
internal sealed record ReferenceModel(string Key, string Method, EquatableArray<Check> Checks, Condition? ViolatesBody);
