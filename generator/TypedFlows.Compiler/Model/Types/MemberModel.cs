namespace TypedFlows.Compiler.Model;

/// <summary>One property of a record. Part of the model.</summary>
/// <param name="WireName">Its name in JSON.</param>
/// <param name="Name">Its C# name.</param>
/// <param name="LocalName">The name of a local or parameter that holds its value; a C# keyword has its at-sign.</param>
/// <param name="Summary">A sentence or more, not yet escaped for XML.</param>
/// <param name="Remarks">Where it stands in the spec, and its default.</param>
internal sealed record MemberModel(
    string WireName,
    string Name,
    string LocalName,
    TypeModel Type,
    MemberPresence Presence,
    string Summary,
    string Remarks)
{
    /// <summary>Whether the member is written whatever the record holds: a JSON value that nobody has set has nothing to write.</summary>
    public bool IsAlwaysWritten => Presence == MemberPresence.RequiredNullable
        || (Presence == MemberPresence.Required && Type is not TypeModel.Scalar { Kind: ScalarKind.Json });
}

/// <summary>Missing is not null: whether a member may be left out, and whether it may be null.</summary>
internal enum MemberPresence
{
    Required,
    RequiredNullable,
    Optional,
    OptionalNullable,
}
