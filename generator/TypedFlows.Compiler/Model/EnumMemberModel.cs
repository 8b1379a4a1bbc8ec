namespace TypedFlows.Compiler.Model;

/// <param name="Text">The exact text in JSON.</param>
internal sealed record EnumMemberModel(string Name, string Text);
