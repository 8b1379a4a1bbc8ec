namespace TypedFlows.Conformance.Engines;

/// <param name="Validate">The method that validates a document, or null if the C# compiler rejects the class.</param>
/// <param name="FailureReason">The reason for the failure.</param>
internal sealed record LoadedClass(Validate? Validate, string FailureReason);
