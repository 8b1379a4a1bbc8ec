namespace TypedFlows.Compiler.Model;

/// <param name="Text">The exact text in JSON.</param>
/// <param name="Summary">What the schema says of it; empty where that is nothing.</param>
internal sealed record EnumMemberModel(string Name, string Text, string Summary);
