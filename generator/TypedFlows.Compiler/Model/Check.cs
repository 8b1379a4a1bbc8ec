namespace TypedFlows.Compiler.Model;

/// <summary>A step of a validation, as data. Paths are JSON Pointers from the value and the schema at hand. Part of the model.</summary>
internal abstract record Check;
