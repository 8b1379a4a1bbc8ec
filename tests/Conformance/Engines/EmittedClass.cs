namespace TypedFlows.Conformance.Engines;

/// <param name="Schema">The text of the schema.</param>
/// <param name="TypeName">The C# class that stands for it.</param>
/// <param name="Code">The file that declares the class.</param>
internal sealed record EmittedClass(string Schema, string TypeName, string Code);
