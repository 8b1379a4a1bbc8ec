namespace TypedFlows;

/// <summary>Represents a transformation of a flow, as sent with <c>POST /flows</c>.</summary>
/// <param name="Name">The name in the flow spec, such as <c>Mapping</c>.</param>
/// <param name="Params">The parameters.</param>
public sealed record Transformation(string Name, ISpecObject Params);
