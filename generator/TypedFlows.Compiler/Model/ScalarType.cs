namespace TypedFlows.Compiler.Model;

internal sealed record ScalarType(ScalarKind Kind) : TypeModel;
