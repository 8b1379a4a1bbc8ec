namespace TypedFlows.Compiler.Model;

/// <summary>A transformation that a flow may have.</summary>
/// <param name="WireName">The name that the spec declares.</param>
/// <param name="Name">C# name of the flow's property.</param>
/// <param name="RecordName">Name of the record of its parameters.</param>
internal sealed record FlowTransformation(string WireName, string Name, string RecordName);
