namespace TypedFlows.Compiler.Model;

/// <summary>The connection record of a connection spec. Part of the model.</summary>
/// <param name="AuthRecords">Names of the records that its credentials may be.</param>
internal sealed record ConnectionModel(EquatableArray<string> AuthRecords);
