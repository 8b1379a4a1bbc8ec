namespace TypedFlows.Benchmarks.Peers;

/// <summary>The rows of a work.</summary>
internal static class PeerNames
{
    /// <summary>The reference: ratio 1.</summary>
    public const string HandWritten = "hand-written";

    /// <summary>Stops at the first broken rule, as the hand-written peer does.</summary>
    public const string Generated = "generated";

    /// <summary>Reports every broken rule, which is the default.</summary>
    public const string GeneratedAll = "generated-all";

    /// <summary>Checks a record that was read before.</summary>
    public const string GeneratedValidate = "generated-validate";

    public const string SystemTextJson = "system-text-json";

    public const string NJsonSchema = "njsonschema";

    /// <summary>Decides the verdict, and builds no object.</summary>
    public const string JsonSchemaNet = "jsonschema-net";

    /// <summary>A wrong verdict of such a peer is a mistake here; the others are known to check less.</summary>
    public static bool KnowsAllRules(string peer) => peer is not (SystemTextJson or NJsonSchema);
}
