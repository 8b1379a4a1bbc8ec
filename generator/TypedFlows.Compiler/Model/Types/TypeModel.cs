namespace TypedFlows.Compiler.Model;

/// <summary>Represents a C# type as data, which the emitter writes. It is part of the model.</summary>
internal abstract record TypeModel
{
    /// <param name="Name">The name of an <see cref="EnumModel"/> of the same spec.</param>
    public sealed record Enum(string Name) : TypeModel;

    /// <summary>Represents a required string with only one allowed text.</summary>
    public sealed record Fixed(string Text) : TypeModel;

    public sealed record List(TypeModel Item, bool ItemsMayBeNull) : TypeModel;

    /// <summary>Represents an object with arbitrary property names.</summary>
    public sealed record Map(TypeModel Value, bool ValuesMayBeNull) : TypeModel;

    /// <param name="Name">The name of a <see cref="RecordModel"/> of the same spec.</param>
    public sealed record Record(string Name) : TypeModel;

    public sealed record Scalar(ScalarKind Kind) : TypeModel;
}

internal enum ScalarKind
{
    Integer,
    Number,
    Text,

    /// <summary>Represents a string of the format <c>password</c>.</summary>
    Secret,
    Boolean,

    /// <summary>Represents any JSON value.</summary>
    Json,
}
