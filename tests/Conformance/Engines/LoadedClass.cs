namespace TypedFlows.Conformance.Engines;

/// <param name="Validate">Null where the C# compiler refuses the class.</param>
/// <param name="FailureReason">Why it does.</param>
internal sealed record LoadedClass(Validate? Validate, string FailureReason);
