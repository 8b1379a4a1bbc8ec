namespace TypedFlows.Compiler.Model;

internal sealed record ListType(TypeModel Item, bool ItemsMayBeNull) : TypeModel;
