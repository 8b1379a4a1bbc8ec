namespace TypedFlows.Compiler.Model;

/// <summary>A connection spec that may feed, or be fed by, a flow spec; both by C# name.</summary>
/// <param name="IsSource">True for a source of the flow, false for a target.</param>
internal sealed record SpecPartner(string ConnectionTypeName, string FlowTypeName, bool IsSource);
