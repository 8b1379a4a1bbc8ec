namespace TypedFlows.Client;

/// <summary>The two wordings in which the service takes mapping sets; it answers in both.</summary>
public enum MappingVocabulary
{
    /// <summary>The tutorials': <c>xdmSchema</c>, <c>sourceAttribute</c> and <c>destinationXdmPath</c>.</summary>
    Attributes,

    /// <summary>The current one: <c>outputSchema</c>, <c>source</c> and <c>destination</c>.</summary>
    Operations,
}
