namespace TypedFlows;

/// <summary>One transformation of a flow, as <c>POST /flows</c> carries it.</summary>
/// <param name="Name">The name that the flow spec declares, such as <c>Mapping</c>.</param>
/// <param name="Params">Its parameters.</param>
public sealed record Transformation(string Name, ISpecObject Params);
