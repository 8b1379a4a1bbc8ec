namespace TypedFlows.Client;

/// <summary>Specifies the vocabulary of a mapping set request. The service responds in both vocabularies.</summary>
public enum MappingVocabulary
{
    /// <summary>The vocabulary of the tutorials: <c>xdmSchema</c>, <c>sourceAttribute</c> and <c>destinationXdmPath</c>. Every
    /// source is an attribute.</summary>
    Attributes,

    /// <summary>The current vocabulary: <c>outputSchema</c>, <c>sourceType</c>, <c>source</c> and <c>destination</c>.</summary>
    Operations,
}
