namespace TypedFlows.Compiler.Model;

/// <summary>A C# type as data; the printer spells it. Part of the model.</summary>
internal abstract record TypeModel
{
    /// <param name="Name">Name of an <see cref="EnumModel"/> of the same spec.</param>
    public sealed record Enum(string Name) : TypeModel;

    /// <summary>A required string of which one text is allowed.</summary>
    public sealed record Fixed(string Text) : TypeModel;

    public sealed record List(TypeModel Item, bool ItemsMayBeNull) : TypeModel;

    /// <summary>An object whose member names are data.</summary>
    public sealed record Map(TypeModel Value, bool ValuesMayBeNull) : TypeModel;

    /// <param name="Name">Name of a <see cref="RecordModel"/> of the same spec.</param>
    public sealed record Record(string Name) : TypeModel;

    public sealed record Scalar(ScalarKind Kind) : TypeModel;
}

internal enum ScalarKind
{
    Integer,
    Number,
    Text,

    /// <summary>A string of format <c>password</c>.</summary>
    Secret,
    Boolean,

    /// <summary>Any JSON value.</summary>
    Json,
}
