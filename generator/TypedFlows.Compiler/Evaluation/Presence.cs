namespace TypedFlows.Compiler.Evaluation;

/// <summary>Whether a member is there, which may be known where its value is not.</summary>
internal enum Presence
{
    Present,
    Absent,
    Unknown,
}
