namespace TypedFlows.Compiler.Parsing;

/// <summary>Lists the known properties of specs. Other properties are reported.</summary>
internal static class KnownMembers
{
    private static readonly string[] s_common =
    [
        SchemaDialect.Keyword, "id", "name", "description", "providerId", "version", "type", "state", "etag", "attributes", "settings",
        "permissionsInfo", "entitlementInfo",
        "policy", "attributeOverrides", "createdAt", "updatedAt", "createdBy", "updatedBy", "createdClient", "updatedClient", "sandboxId",
        "sandboxName", "imsOrgId",
    ];

    public static readonly HashSet<string> FlowSpec = new(
        [
            .. s_common, "sourceConnectionSpecIds", "targetConnectionSpecIds", "optionSpec", "transformationSpecs", "transformationSpec",
            "transformationSpecDTOS", "scheduleSpec", "runSpec",
        ],
        StringComparer.Ordinal);

    public static readonly HashSet<string> ConnectionSpec = new(
        [.. s_common, "authSpec", "encryptionSpecs", "sourceSpec", "targetSpec", "exploreSpec"],
        StringComparer.Ordinal);

    /// <summary>Gets the properties of an object that wraps a schema, such as <c>scheduleSpec</c>.</summary>
    public static readonly HashSet<string> Wrapper = new(["name", "description", "type", "spec", "attributes"], StringComparer.Ordinal);
}
