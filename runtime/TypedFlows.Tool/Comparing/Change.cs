namespace TypedFlows.Tool.Comparing;

/// <summary>One difference between two sets of specs.</summary>
/// <param name="Spec">The spec, as people know it.</param>
/// <param name="Member">The generated type or member that it shows in, such as <c>CrmToAep.ScheduleParams.Interval</c>.</param>
/// <param name="Text">What is other than before.</param>
/// <param name="File">The spec file that it is a change of, as the compiler knows it; the newer one for a spec that is new.</param>
internal sealed record Change(ChangeLevel Level, string Spec, string Member, string Text, string File);
