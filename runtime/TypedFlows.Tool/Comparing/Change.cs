namespace TypedFlows.Tool.Comparing;

/// <summary>One difference between two sets of specs.</summary>
/// <param name="Spec">The display name of the spec.</param>
/// <param name="Member">The generated type or member that changes, such as <c>CrmToAep.ScheduleParams.Interval</c>.</param>
/// <param name="Text">The description of the change.</param>
/// <param name="File">The changed spec file, as the compiler names it; the newer file for a new spec.</param>
internal sealed record Change(ChangeLevel Level, string Spec, string Member, string Text, string File);
