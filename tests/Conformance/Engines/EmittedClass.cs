namespace TypedFlows.Conformance.Engines;

/// <param name="Name">The name of the schema in the runner.</param>
/// <param name="TypeName">The name of its C# class.</param>
/// <param name="Code">The files that declare the class and the types that it shares.</param>
internal sealed record EmittedClass(string Name, string TypeName, IReadOnlyList<string> Code);
