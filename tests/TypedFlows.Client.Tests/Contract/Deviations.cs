namespace TypedFlows.Client.Tests.Contract;

/// <summary>Lists every accepted deviation from the OpenAPI files.</summary>
internal static class Deviations
{
    private const string Statuses =
        "the files list few of the error statuses of the services, as their own error catalog shows";
    private const string NotDone = "the emulator answers 501 to what it does not do, and names it";
    private const string Params = "an example is frozen into the schema: the parameters are what the connection spec says";
    private const string Draft = "drafts are described by a tutorial of their own";
    private const string Explore = "exploring is described by tutorials: other parameters, and an object below the root";
    private const string PatchBody =
        "the file's patch has operations in capitals, an object for every value and a value even for a removal; "
            + "the tutorials send RFC 6902";
    private const string Interval = "the flow spec's schema, which the service goes by, makes the interval an integer";
    private const string Actions =
        "the file describes the form of those who provide connectors; users send an action without body and subOp";
    private const string SpecSchemas = "specs are described by typing one example's JSON Schema as data";
    private const string Pages = "the list has pages like its siblings";
    private const string RunMembers =
        "the file misspells the run's members or leaves out those that its own examples and the tutorials show";
    private const string OldVocabulary =
        "the tutorials' vocabulary of mapping sets, which the service accepts and returns in addition to the file's";
    private const string MappingFlags = "the pages print the switches of a mapping set in every answer";
    private const string Dates = "the file says text; its own examples and the tutorials show epoch milliseconds";
    private const string Composition = "the file's own example has a blank behind $ref, and leaves out what the tutorials send";

    public static IReadOnlyList<Deviation> All { get; } =
    [
        new("createConnection|retrieveFlow|retrieveMappingSet answer 400|404 undeclared", Statuses),
        new("patchConnection answer 412 undeclared", Statuses),
        new("configByConnectionSpecId|exploreByConnectionSpecId|exploreConfigByConnectionId answer 501 undeclared", NotDone),

        new("createConnection request  required", "an error is provoked by a body without the connection spec"),
        new("createConnection request /auth/params/... undeclared", Params),
        new("~ answer 200 /items/*/auth/params/... undeclared", Params),
        new("createSourceConnection request /params/recursive undeclared", Params),
        new("~ answer 200 /items/*/params/recursive undeclared", Params),
        new("createSourceConnection request  required", "a streaming source has no data, as the streaming tutorial shows"),
        new("createConnection|createSourceConnection|createTargetConnection request query mode undeclared", Draft),
        new("getByConnectionId answer 200  type", Explore),
        new("getByConnectionId request query fileType|preview undeclared", Explore),
        new("createFlow request /scheduleParams/interval type", Interval),
        new("~ answer 200 /items/*/scheduleParams/interval type", Interval),

        new("patchConnection request  type", PatchBody),
        new("patchFlow request /* required", PatchBody),
        new("patchFlow|patchSourceConnection|patchTargetConnection request /*/op enum", PatchBody),
        new("patchFlow|patchSourceConnection|patchTargetConnection request /*/value type", PatchBody),
        new(
            "patchSourceConnection|patchTargetConnection answer 200 /etag|/id undeclared",
            "the answer is typed as a list; the tutorials show id and etag"),
        new(
            "patchDataset request  type",
            "the file describes the merge alone; the media type application/json-patch+json takes a JSON Patch"),
        new("patchDataSetV2 request /tags/c undeclared", "an example is frozen into the schema: the names of tags are the user's"),
        new("performAction|postStateTransition request body missing", Actions),
        new("performAction|postStateTransition request query subOp missing", Actions),
        new("postAction answer 200 /etag undeclared", "the other actions answer id and etag, and so do the examples of this one"),

        new(
            "listConnections|listConnectionSpecs|listFlowSpecs|getConnectionsByFilters|searchFlowSpecs answer 200 /_links undeclared",
            Pages),
        new("listFlowSpecs answer 200 /count undeclared", Pages),
        new(
            "getFlowsByFilters|listFlows|retrieveFlow answer 200 /items/*/inheritedAttributes/properties undeclared",
            "public clients find the flows of sources by its isSourceFlow"),
        new("retrieveFlowRun answer 200 /items/*/params undeclared", RunMembers),
        new("listFlowSpecs request query continuationToken|count|limit|orderby undeclared", Pages),
        new(
            "listClasses|listSchemas answer 200 /_page/next type",
            "the last page has no next one, which is null in the registry's own examples"),
        new("listMappingSets answer 200 /_page/start|/_page/totalCount undeclared", Pages),

        new("~ answer 200 /items/*/authSpec/*/spec/... undeclared", SpecSchemas),
        new("~ answer 200 /items/*/sourceSpec/spec/... undeclared", SpecSchemas),
        new("~ answer 200 /items/*/scheduleSpec/spec/... undeclared", SpecSchemas),
        new("~ answer 200 /items/*/optionSpec/... undeclared", SpecSchemas),
        new("~ answer 200 /items/*/permissionsInfo/... undeclared", SpecSchemas),
        new("~ answer 200 /items/*/transformationSpecs type", "a list in every answer that is printed; the file types one object"),

        new("~ answer 200 /items/*/activities|/items/*/etag|/items/*/state|/items/*/version undeclared", RunMembers),
        new("~ answer 200 /items/*/metrics/... undeclared", RunMembers),

        new("createMappingSet request /id type", OldVocabulary),
        new("createMappingSet request /xdmSchema|/xdmVersion|/mappings/*/... undeclared", OldVocabulary),
        new(
            "createMappingSet|putMappingSet|retrieveMappingSet answer 200 "
                + "/xdmSchema|/xdmVersion|/schemaRef|/inputSchemaRef|/outputSchemaRef|/outputSchema|/status|/name|/mappings undeclared",
            OldVocabulary),
        new("putMappingSet|retrieveMappingSet answer 200 /mappings/*/... undeclared", OldVocabulary),
        new(
            "putMappingSet|retrieveMappingSet answer 200 /mappings/*/sourceType enum",
            "answers name the type of a source text/x.schema-path"),
        new(
            "createMappingSet|putMappingSet|retrieveMappingSet answer 200 "
                + "/createdDate|/modifiedDate|/mappings/*/createdDate|/mappings/*/modifiedDate type",
            Dates),

        new("validateMappingSet answer 200 /validationResponse/*/errors type", "a valid row has null in the answers that are printed"),
        new("previewMappingSet request /data/*/Id|/data/*/Name undeclared", "the names of source fields are the user's"),
        new("previewMappingSet answer 200  type", "a page of its own shows one entry per row in an array; the file types one object"),
        new("validateExpression answer 200  type", "a page of its own shows an object with a status; the file types a boolean"),
        new("createMappingSet answer 200 /allowNullValues undeclared", MappingFlags),
        new("createMappingSet|putMappingSet|retrieveMappingSet answer 200 /strictMapping undeclared", MappingFlags),

        new("createSchema|createClass request /allOf/*/... undeclared", Composition),
        new("createSchema request /meta:... undeclared", Composition),
        new(
            "sendMessage request /body/xdmEntity/_id undeclared",
            "an example is frozen into the schema: the record is what the dataset's schema says"),
        new("sendMessage answer 200 /inletId|/syncValidation undeclared", "the answers of the tutorials have them"),
    ];
}
