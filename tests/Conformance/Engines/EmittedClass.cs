namespace TypedFlows.Conformance.Engines;

/// <param name="Name">The name of the schema in the runner.</param>
/// <param name="TypeName">The name of its C# class.</param>
/// <param name="Code">The file that declares the class.</param>
internal sealed record EmittedClass(string Name, string TypeName, string Code);
