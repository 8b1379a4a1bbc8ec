namespace TypedFlows.Compiler.Modeling;

/// <param name="RecordName">C# name of the part's record; empty for a stand-alone schema, which has the spec's own.</param>
/// <param name="Prefix">What goes before the name of a type inside the part, where another part has one of that name too.</param>
internal sealed record PartName(string RecordName, string Prefix);
