namespace TypedFlows.Emulator.Pages;

/// <summary>A column of a table on the page.</summary>
/// <param name="Style">The style of its cells: <c>number</c>, <c>time</c>, <c>text</c> for sentences, <c>path</c>, or empty.</param>
internal sealed record Column(string Name, string Style = "");
