namespace TypedFlows.Benchmarks.Peers;

/// <summary>Defines the names of the peers.</summary>
internal static class PeerNames
{
    /// <summary>The reference with ratio 1.</summary>
    public const string HandWritten = "hand-written";

    /// <summary>The peer that stops at the first violation, as the hand-written peer does.</summary>
    public const string Generated = "generated";

    /// <summary>The peer that reports every violation, which is the default.</summary>
    public const string GeneratedAll = "generated-all";

    /// <summary>The peer that reports no violation.</summary>
    public const string GeneratedVerdict = "generated-verdict";

    /// <summary>The peer that checks an existing record.</summary>
    public const string GeneratedValidate = "generated-validate";

    public const string SystemTextJson = "system-text-json";

    public const string NJsonSchema = "njsonschema";

    /// <summary>The peer that only evaluates the document and builds no object.</summary>
    public const string JsonSchemaNet = "jsonschema-net";

    /// <summary>Returns a value indicating whether a wrong verdict of the peer is an error. The other peers are known to check
    /// less.</summary>
    public static bool KnowsAllRules(string peer) => peer is not (SystemTextJson or NJsonSchema);
}
