using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>The types of one spec, by C# name, in the order in which they are printed.</summary>
/// <param name="secrets">Members whose values no message tells.</param>
internal sealed class TypeTable(Secrets secrets)
{
    private readonly Dictionary<string, RecordDraft> _recordsByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnumModel> _enumsByName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private readonly List<RecordDraft> _records = [];
    private readonly List<EnumModel> _enums = [];
    private readonly List<UnionDraft> _unions = [];
    public IReadOnlyList<RecordDraft> Records => _records;

    public IReadOnlyList<EnumModel> Enums => _enums;

    public Secrets Secrets => secrets;

    public IReadOnlyList<UnionDraft> Unions => _unions;

    public RecordDraft? FindRecord(string name) => _recordsByName.TryGetValue(name, out var record) ? record : null;

    /// <summary>The schema of a record or union.</summary>
    public Schema? SchemaOf(string name) => FindRecord(name) is { } record ? record.Schema : Union(name).Site.Schema;

    public UnionDraft Union(string name) => _unions.First(u => u.Name == name);

    /// <summary>The types of JSON values that a union may be.</summary>
    public static SchemaTypes TypesOf(UnionDraft union)
    {
        var held = union.Cases.Aggregate(SchemaTypes.None, (types, each) => types | each.Types);
        return (held & SchemaTypes.Number) != 0 ? held | SchemaTypes.Integer : held;
    }

    public EnumModel Enum(string name) => _enumsByName[name];

    public bool HasEnum(string name) => _enumsByName.ContainsKey(name);

    /// <summary>Types of parts that stand inside others too, or in themselves.</summary>
    public ISet<string> Nested { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>True for the first who asks: a type that is recursive meets itself before it is done.</summary>
    public bool Begin(string name) => _begun.Add(name);

    public void Add(RecordDraft record)
    {
        _records.Add(record);
        _recordsByName.Add(record.Name, record);
    }

    public void Add(UnionDraft union) => _unions.Add(union);

    public void Add(EnumModel model)
    {
        _enums.Add(model);
        _enumsByName.Add(model.Name, model);
    }
}

/// <summary>Members of an object in an order that is to be kept in its text.</summary>
internal sealed record OrderedMembers(EquatableArray<NamedValue> Members) : JsonValue;

/// <summary>What C# type a schema becomes, and which schemas say so.</summary>
/// <param name="Owner">The schema that the type is of, at the end of references and of what only wraps it.</param>
internal sealed record ShapedSchema(TypeShape Shape, SchemaSite Owner)
{
    /// <summary>Of a record: the schemas that declare its members, those of allOf included.</summary>
    public IReadOnlyList<SchemaSite> Parts { get; init; } = [];

    /// <summary>Of a list or map: the schema of each item or value; null where they have none in common.</summary>
    public SchemaSite? Items { get; init; }

    public TupleShape? Tuple { get; init; }

    /// <summary>Of a union: what each case is by.</summary>
    public IReadOnlyList<UnionBranch> Branches { get; init; } = [];

    /// <summary>Of an enum: the texts, with what titles say of them.</summary>
    public IReadOnlyList<EnumText> Texts { get; init; } = [];
}
