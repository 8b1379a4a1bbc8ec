namespace TypedFlows.Conformance.Suite;

/// <param name="Data">The document, as JSON text.</param>
internal sealed record SuiteTest(string Description, string Data, bool IsValid);
