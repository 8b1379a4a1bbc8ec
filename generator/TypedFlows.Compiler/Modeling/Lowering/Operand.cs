using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>A value that rules are applied to: a C# expression, and what is known of it.</summary>
/// <param name="Expression">A C# name or path; empty for the record itself.</param>
internal sealed record Operand(OperandKind Kind, string Expression)
{
    /// <summary>The record type, for a record or a tuple.</summary>
    public RecordDraft? Record { get; init; }

    public EnumModel? Enum { get; init; }

    public UnionDraft? Union { get; init; }

    public string? FixedText { get; init; }

    /// <summary>Type of the items or values, for a list or a map; of the value, for a nullable.</summary>
    public TypeModel? Inner { get; init; }

    public bool InnerMayBeNull { get; init; }

    /// <summary>Types that a JSON value may have.</summary>
    public SchemaTypes Possible { get; init; } = AnyType;

    /// <summary>JSON members that stand in locals of their own, by wire name.</summary>
    public IReadOnlyDictionary<string, string>? Locals { get; init; }

    public const SchemaTypes AnyType = SchemaTypes.Null | SchemaTypes.Boolean | SchemaTypes.Integer | SchemaTypes.Number
        | SchemaTypes.String | SchemaTypes.Array | SchemaTypes.Object;

    /// <summary>Whether conditions over the operand answer false by themselves where it is null.</summary>
    public bool IsLifted => Kind is OperandKind.Integer or OperandKind.Number or OperandKind.Text or OperandKind.Boolean or OperandKind.Enum;

    /// <summary>Whether the operand is a record by this very schema, which answers for itself; not the one whose rules are at hand.</summary>
    public bool IsNestedBy(Schema schema) =>
        (Kind is OperandKind.Record or OperandKind.Tuple && Expression.Length > 0 && ReferenceEquals(Record!.Schema, schema)) || (Kind == OperandKind.Union && ReferenceEquals(Union!.Site.Schema, schema));

    /// <summary>Whether the schema says something that cannot be asked of the operand, but of each of its cases.</summary>
    public bool IsOpaqueTo(Schema schema) => Kind == OperandKind.Union && schema with
    {
        Title = null,
        Description = null,
        Default = null,
        AllOf = [],
        AnyOf = [],
        OneOf = [],
        Not = null,
        If = null,
        Then = null,
        Else = null,
    } != new Schema();

    public bool MayBe(SchemaTypes type) => Kind switch
    {
        OperandKind.Record or OperandKind.Map => (type & SchemaTypes.Object) != 0,
        OperandKind.Integer => (type & (SchemaTypes.Integer | SchemaTypes.Number)) != 0,
        OperandKind.Number => (type & (SchemaTypes.Integer | SchemaTypes.Number)) != 0,
        OperandKind.Text or OperandKind.Enum or OperandKind.Fixed => (type & SchemaTypes.String) != 0,
        OperandKind.Boolean => (type & SchemaTypes.Boolean) != 0,
        OperandKind.List or OperandKind.Tuple => (type & SchemaTypes.Array) != 0,
        OperandKind.Union => false,
        OperandKind.Null => (type & SchemaTypes.Null) != 0,
        _ => (Possible & type) != 0,
    };
}

/// <summary>What a rule is applied to.</summary>
internal enum OperandKind
{
    Record,
    /// <summary>A value of one of several kinds; only its own schema can be asked of it as it is, any other of the case that it is.</summary>
    Union,

    /// <summary>A record that is written as an array.</summary>
    Tuple,
    Integer,
    Number,
    Text,
    Boolean,
    Enum,
    Fixed,
    List,
    Map,

    /// <summary>A JSON value of any type.</summary>
    Json,

    /// <summary>The value null itself.</summary>
    Null,

    /// <summary>A typed value that may be null.</summary>
    Nullable,
}

/// <summary>The way to a member of an operand.</summary>
/// <param name="Expression">Where its presence is asked; for a look-up, the object that is looked in.</param>
/// <param name="LookupName">Wire name, for a member that must be looked up by name.</param>
/// <param name="Value">The member's value where it is there.</param>
internal sealed record MemberAccess(string Expression, MemberForm Form, string? LookupName, Operand? Value)
{
    public bool IsNever => Value is null;
}
