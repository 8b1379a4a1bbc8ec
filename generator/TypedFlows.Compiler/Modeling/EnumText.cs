namespace TypedFlows.Compiler.Modeling;

/// <param name="Text">The exact text in JSON.</param>
/// <param name="Title">What the schema calls it; null where it says nothing.</param>
internal sealed record EnumText(string Text, string? Title);
