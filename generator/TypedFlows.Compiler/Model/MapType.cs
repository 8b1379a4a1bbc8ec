namespace TypedFlows.Compiler.Model;

/// <summary>An object whose member names are data.</summary>
internal sealed record MapType(TypeModel Value, bool ValuesMayBeNull) : TypeModel;
