namespace TypedFlows.Compiler.Model;

internal sealed record NamedSchema(string Name, Schema Schema);
