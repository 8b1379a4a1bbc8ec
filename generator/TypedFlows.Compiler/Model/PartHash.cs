namespace TypedFlows.Compiler.Model;

internal sealed record PartHash(string TypeName, string Hash);
