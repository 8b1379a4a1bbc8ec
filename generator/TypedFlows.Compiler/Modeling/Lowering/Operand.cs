using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Represents a value to which rules apply: a C# expression and its known properties.</summary>
/// <param name="Expression">The C# name or path; empty for the record itself.</param>
internal sealed record Operand(OperandKind Kind, string Expression)
{
    /// <summary>Gets the operand for the value null, which has no expression.</summary>
    public static Operand Null { get; } = new(OperandKind.Null, string.Empty);

    /// <summary>Gets the record type of a record or a tuple.</summary>
    public RecordDraft? Record { get; init; }

    public EnumModel? Enum { get; init; }

    public UnionDraft? Union { get; init; }

    public string? FixedText { get; init; }

    /// <summary>Gets the type of the items or values of a list or a map, or of the value of a nullable.</summary>
    public TypeModel? Inner { get; init; }

    public bool InnerMayBeNull { get; init; }

    /// <summary>Gets the possible types of a JSON value.</summary>
    public SchemaTypes Possible { get; init; } = SchemaTypes.Any;

    /// <summary>Gets the JSON properties that separate locals hold, by JSON name.</summary>
    public IReadOnlyDictionary<string, string>? Locals { get; init; }

    /// <summary>Gets a value indicating whether conditions on the operand are false if it is null.</summary>
    public bool IsLifted =>
        Kind is OperandKind.Integer or OperandKind.Number or OperandKind.Text or OperandKind.Date or OperandKind.Boolean
            or OperandKind.Enum;

    /// <summary>
    /// Returns a value indicating whether the operand is a record of this schema, which checks itself, and not the record with the current
    /// rules.
    /// </summary>
    public bool IsNestedBy(Schema schema) =>
        (Kind is OperandKind.Record or OperandKind.Tuple && Expression.Length > 0 && Record!.Schema == schema)
            || (Kind == OperandKind.Union && Union!.IsOf(schema));

    /// <summary>Returns a value indicating whether the schema has a rule that must be checked per case of the operand.</summary>
    public bool IsOpaqueTo(Schema schema) => Kind == OperandKind.Union && schema.WithoutAnnotations() with
    {
        AllOf = [],
        AnyOf = [],
        OneOf = [],
        Not = null,
        If = null,
        Then = null,
        Else = null,
        Keywords = null,
    } != new Schema();

    /// <summary>Returns the operand for a text that is known at compile time, which has no expression.</summary>
    public static Operand Fixed(string text) => new(OperandKind.Fixed, string.Empty) { FixedText = text };

    public bool MayBe(SchemaTypes type) => Kind switch
    {
        OperandKind.Record or OperandKind.Map => (type & SchemaTypes.Object) != 0,
        OperandKind.Integer => (type & SchemaTypes.Integer) != 0,
        OperandKind.Number => (type & SchemaTypes.Number) != 0,
        OperandKind.Text or OperandKind.Date or OperandKind.Enum or OperandKind.Fixed => (type & SchemaTypes.String) != 0,
        OperandKind.Boolean => (type & SchemaTypes.Boolean) != 0,
        OperandKind.List or OperandKind.Tuple => (type & SchemaTypes.Array) != 0,
        OperandKind.Union => false,
        OperandKind.Null => (type & SchemaTypes.Null) != 0,
        _ => (Possible & type) != 0,
    };
}

/// <summary>Specifies the kind of value to which a rule applies.</summary>
internal enum OperandKind
{
    Record,
    /// <summary>
    /// A value of one of several kinds. Only its own schema applies to the value itself. Any other schema is checked per case.
    /// </summary>
    Union,

    /// <summary>A record that is written as an array.</summary>
    Tuple,
    Integer,
    Number,
    Text,

    /// <summary>A date, or a date and time. Every value has the format.</summary>
    Date,
    Boolean,
    Enum,
    Fixed,
    List,
    Map,

    /// <summary>A JSON value of any type.</summary>
    Json,

    /// <summary>The value null.</summary>
    Null,

    /// <summary>A typed value that may be null.</summary>
    Nullable,
}

/// <summary>Represents the access to a property of an operand.</summary>
/// <param name="Expression">The expression for the presence check; for a lookup, the object that contains the property.</param>
/// <param name="LookupName">The JSON name of a property that must be looked up by name.</param>
/// <param name="Value">The value of the property if it is present.</param>
internal sealed record MemberAccess(string Expression, MemberForm Form, string? LookupName, Operand? Value)
{
    public bool IsNever => Value is null;
}
