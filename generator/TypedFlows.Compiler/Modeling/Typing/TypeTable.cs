using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Holds the types of one spec by C# name, in the order in which they are emitted.</summary>
/// <param name="secrets">The properties that no message shows.</param>
/// <param name="isXdm">True for the types of an XDM schema: clients do not fill in defaults, and scalars have only their own type.</param>
internal sealed class TypeTable(SecretProperties secrets, bool isXdm)
{
    private readonly Dictionary<string, RecordDraft> _recordsByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnumModel> _enumsByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _selfContained = new(StringComparer.Ordinal);
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private readonly List<RecordDraft> _records = [];
    private readonly List<RecordDraft> _rules = [];
    private readonly List<EnumModel> _enums = [];
    private readonly List<UnionDraft> _unions = [];
    public IReadOnlyList<RecordDraft> Records => _records;

    /// <summary>Gets the objects that only hold the rules of fields that are not included.</summary>
    public IReadOnlyList<RecordDraft> Rules => _rules;

    public IReadOnlyList<EnumModel> Enums => _enums;

    /// <summary>Gets or sets the properties that no message of the types that are modeled next shows.</summary>
    public SecretProperties Secrets { get; set; } = secrets;

    public bool IsXdm => isXdm;

    public IReadOnlyList<UnionDraft> Unions => _unions;

    public RecordDraft? FindRecord(string name) => _recordsByName.TryGetValue(name, out var record) ? record : null;

    /// <summary>
    /// Returns a value indicating whether the schema is that of the type, but for annotations, and has no references.
    /// </summary>
    public bool HasSchema(string name, Schema schema)
    {
        var own = FindRecord(name)?.Schema ?? _unions.FirstOrDefault(union => union.Name == name)?.Site.Schema;
        if (own is null || (!ReferenceEquals(own, schema) && own.WithoutAnnotations() != schema.WithoutAnnotations()))
        {
            return false;
        }

        if (!_selfContained.TryGetValue(name, out var isSelfContained))
        {
            isSelfContained = !HasReferences(own);
            _selfContained.Add(name, isSelfContained);
        }

        return isSelfContained;
    }

    private static bool HasReferences(Schema schema) => schema.Ref is not null || schema.Subschemas().Any(HasReferences);

    public UnionDraft Union(string name) => _unions.First(u => u.Name == name);

    /// <summary>Returns the types of the JSON values that a union may hold.</summary>
    public static SchemaTypes TypesOf(UnionDraft union) => union.Cases.Aggregate(SchemaTypes.None, (types, each) => types | each.Types);

    public EnumModel Enum(string name) => _enumsByName[name];

    public bool HasEnum(string name) => _enumsByName.ContainsKey(name);

    /// <summary>Gets the types of parts that are also nested in other types or in themselves.</summary>
    public ISet<string> Nested { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Returns true for the first call with a name. A recursive type is encountered again before it is complete.</summary>
    public bool Begin(string name) => _begun.Add(name);

    public void Add(RecordDraft record)
    {
        _records.Add(record);
        _recordsByName.Add(record.Name, record);
    }

    public void AddRules(RecordDraft rules)
    {
        _rules.Add(rules);
        _recordsByName.Add(rules.Name, rules);
    }

    public void Add(UnionDraft union) => _unions.Add(union);

    public void Add(EnumModel model)
    {
        _enums.Add(model);
        _enumsByName.Add(model.Name, model);
    }
}


/// <summary>Represents the C# type of a schema and the schemas that determine it.</summary>
/// <param name="Owner">The schema that defines the type, after references and pure wrappers are resolved.</param>
internal sealed record ShapedSchema(TypeShape Shape, SchemaSite Owner)
{
    /// <summary>Gets the schemas that declare the properties of a record, including those of allOf.</summary>
    public IReadOnlyList<SchemaSite> Parts { get; init; } = [];

    /// <summary>Gets the schema of each item or value of a list or map, or null if they have no common schema.</summary>
    public SchemaSite? Items { get; init; }

    public TupleShape? Tuple { get; init; }

    /// <summary>Gets the branches of the cases of a union.</summary>
    public IReadOnlyList<UnionBranch> Branches { get; init; } = [];

    /// <summary>Gets the texts of an enum with their titles.</summary>
    public IReadOnlyList<EnumText> Texts { get; init; } = [];
}
