namespace TypedFlows.Compiler.Model;

/// <summary>Represents one property of a record. It is part of the model.</summary>
/// <param name="WireName">The name in JSON.</param>
/// <param name="Name">The C# name.</param>
/// <param name="LocalName">The name of a local or parameter with its value. A C# keyword is prefixed with an at sign.</param>
/// <param name="Summary">One or more sentences, not yet escaped for XML.</param>
/// <param name="Remarks">The default as a sentence, not yet escaped for XML; empty if there is none.</param>
/// <param name="Location">The location of the schema of the property.</param>
internal sealed record MemberModel(
    string WireName,
    string Name,
    string LocalName,
    TypeModel Type,
    MemberPresence Presence,
    string Summary,
    string Remarks,
    SpecLocation Location)
{
    /// <summary>Gets the unit of an epoch time, or null if the property is not one.</summary>
    public EpochUnit? Epoch { get; init; }

    /// <summary>Gets a value indicating whether the property keeps the text that was read until another value is assigned.</summary>
    public bool KeepsText => Type is TypeModel.Scalar { KeepsText: true };

    /// <summary>Gets a value indicating whether the property is required, also if it may be null.</summary>
    public bool IsRequired => Presence is MemberPresence.Required or MemberPresence.RequiredNullable;

    /// <summary>Gets the name of the constants with suggested values, or null if there are none.</summary>
    public string? Suggestions { get; init; }

    /// <summary>Gets a value indicating whether the property is deprecated in the schema.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Gets a value indicating whether the property is always written. An unset JSON value has nothing to write.</summary>
    public bool IsAlwaysWritten => Presence == MemberPresence.RequiredNullable
        || (Presence == MemberPresence.Required && Type is not TypeModel.Scalar { Kind: ScalarKind.Json });
}

/// <summary>Specifies the unit of a number that counts from 1970-01-01T00:00:00Z.</summary>
internal enum EpochUnit
{
    Seconds,
    Milliseconds,
}

/// <summary>Specifies whether a property may be omitted and whether it may be null, which are different states.</summary>
internal enum MemberPresence
{
    Required,
    RequiredNullable,
    Optional,
    OptionalNullable,
}
