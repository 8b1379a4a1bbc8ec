namespace TypedFlows.Browser;

/// <summary>An element that receives the focus by the Tab key.</summary>
/// <param name="Id">The id of the element, or its class.</param>
/// <param name="Text">The text of the element.</param>
/// <param name="Index">The position of the element among all elements of the page.</param>
/// <param name="Outline">The width of the outline that shows the focus, in pixels.</param>
/// <param name="IsVisible">A value indicating whether the element is inside the window.</param>
internal sealed record TabStop(string Id, string Text, int Index, double Outline, bool IsVisible);
