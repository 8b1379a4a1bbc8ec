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

    public sealed record Scalar(ScalarKind Kind) : TypeModel
    {
        /// <summary>Gets a value indicating whether a value keeps the text that was read until another value is assigned.</summary>
        public bool KeepsText => Kind is ScalarKind.ExactNumber or ScalarKind.DateTime;

        public bool IsInteger => Kind is ScalarKind.Integer or ScalarKind.Int32 or ScalarKind.Int16 or ScalarKind.SByte;
    }
}

internal enum ScalarKind
{
    Integer,
    Number,
    Text,

    /// <summary>Represents an integer within the range of <c>int</c>.</summary>
    Int32,

    /// <summary>Represents an integer within the range of <c>short</c>.</summary>
    Int16,

    /// <summary>Represents an integer within the range of <c>sbyte</c>.</summary>
    SByte,

    /// <summary>Represents a number that keeps the text that was read if a double cannot represent it exactly.</summary>
    ExactNumber,

    /// <summary>Represents a string of the format <c>date</c>.</summary>
    Date,

    /// <summary>Represents a date and time that keeps the text that was read if it is not in the form that is written.</summary>
    DateTime,

    /// <summary>Represents a string of the format <c>password</c>.</summary>
    Secret,
    Boolean,

    /// <summary>Represents any JSON value.</summary>
    Json,
}
