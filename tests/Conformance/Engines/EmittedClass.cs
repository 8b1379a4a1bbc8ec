namespace TypedFlows.Conformance.Engines;

/// <param name="Name">What the runner calls the schema.</param>
/// <param name="TypeName">The C# class that stands for it.</param>
/// <param name="Code">The file that declares the class.</param>
internal sealed record EmittedClass(string Name, string TypeName, string Code);
