namespace TypedFlows.Compiler.Model;

/// <summary>Missing is not null: whether a member may be left out, and whether it may be null.</summary>
internal enum MemberPresence
{
    Required,
    RequiredNullable,
    Optional,
    OptionalNullable,
}
