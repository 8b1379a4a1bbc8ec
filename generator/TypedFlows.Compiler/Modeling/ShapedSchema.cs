namespace TypedFlows.Compiler.Modeling;

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
