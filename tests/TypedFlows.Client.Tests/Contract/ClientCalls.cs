namespace TypedFlows.Client.Tests.Contract;

/// <summary>Lists every call of the client, and the operations in the OpenAPI files that it does not support.</summary>
internal static class ClientCalls
{
    /// <summary>The service that returns the files of batches. The vendor publishes no OpenAPI file of it.</summary>
    public const string DataAccess = "data-access";

    public const string FlowService = "/data/foundation/flowservice";
    public const string Registry = "/data/foundation/schemaregistry";
    public const string Catalog = "/data/foundation/catalog";
    public const string Export = "/data/foundation/export";
    public const string Conversion = "/data/foundation/conversion";

    public static IReadOnlyList<ClientCall> All { get; } =
    [
        .. Read("connections", "Connections"),
        .. Edit("connections", "Connections"),
        Flow("POST", "/connections/search", "Connections.SearchAsync"),
        Flow("GET", "/connections/{id}/test", "Connections.TestAsync"),
        Flow(
            "GET",
            "/connections/{id}/explore",
            "Connections.ExploreRootAsync",
            "Connections.ExploreFolderAsync",
            "Connections.ExploreFileAsync",
            "Connections.ExploreTableAsync"),
        Flow("GET", "/connections/{id}/configs", "Connections.GetConfigsAsync"),
        .. Read("connectionSpecs", "ConnectionSpecs", "ConnectionSpecs.FindAsync"),
        Flow("GET", "/connectionSpecs/{id}/explore", "ConnectionSpecs.ExploreAsync"),
        Flow("GET", "/connectionSpecs/{id}/configs", "ConnectionSpecs.GetConfigsAsync"),
        .. Read("sourceConnections", "SourceConnections"),
        .. Edit("sourceConnections", "SourceConnections", "SourceConnections.CreateStreamingAsync"),
        .. Read("targetConnections", "TargetConnections"),
        .. Edit("targetConnections", "TargetConnections"),
        .. Read("flowSpecs", "FlowSpecs", "FlowSpecs.FindAsync"),
        Flow("POST", "/flowSpecs/search", "FlowSpecs.SearchAsync"),
        .. Read("flows", "Flows"),
        .. Edit("flows", "Flows").Where(call => !call.Template.EndsWith("/action", StringComparison.Ordinal)),
        Flow("POST", "/flows/{id}/action", "Flows.PublishAsync", "Flows.EnableAsync", "Flows.DisableAsync"),
        Flow("POST", "/flows/search", "Flows.SearchAsync"),
        .. Read("runs", "Runs", "Runs.WaitForCompletionAsync", "Runs.WaitForRunAsync"),
        Flow("POST", "/runs", "Runs.CreateAsync"),
        Flow("POST", "/runs/{id}/action", "Runs.RetriggerAsync"),
        .. Registered("schemas", "Schemas", "Schemas.GetFullAsync"),
        new("schema-registry", "GET", $"{Registry}/stats", "Schemas.GetStatsAsync"),
        new("schema-registry", "GET", $"{Registry}/tenant/descriptors", "Schemas.GetDescriptorsAsync"),
        .. Registered("classes", "Classes"),
        new("catalog", "GET", Catalog + "/dataSets", "DataSets.ListAsync"),
        new("catalog", "POST", Catalog + "/dataSets", "DataSets.CreateAsync"),
        new("catalog", "GET", Catalog + "/dataSets/{id}", "DataSets.GetAsync", "DataSets.FindByIdAsync"),
        new("catalog", "PATCH", Catalog + "/dataSets/{id}", "DataSets.PatchAsync", "DataSets.MergeAsync"),
        new("catalog", "PATCH", Catalog + "/v2/dataSets/{id}", "DataSets.MergeNestedAsync"),
        new("catalog", "DELETE", Catalog + "/dataSets/{id}", "DataSets.DeleteAsync"),
        new("catalog", "GET", Catalog + "/batches", "Batches.ListAsync"),
        new("catalog", "GET", Catalog + "/batches/{id}", "Batches.GetAsync", "Batches.FindByIdAsync"),
        new(DataAccess, "GET", Export + "/batches/{id}/meta", "Batches.GetFailedRecordsAsync"),
        new(DataAccess, "GET", Export + "/batches/{id}/failed", "Batches.GetFailedRecordsAsync"),
        new("data-prep", "GET", Conversion + "/mappingSets", "MappingSets.ListAsync"),
        new("data-prep", "POST", Conversion + "/mappingSets", "MappingSets.CreateAsync"),
        new("data-prep", "GET", Conversion + "/mappingSets/{id}", "MappingSets.GetAsync", "MappingSets.FindByIdAsync"),
        new("data-prep", "PUT", Conversion + "/mappingSets/{id}", "MappingSets.ReplaceAsync"),
        new("data-prep", "POST", Conversion + "/mappingSets/validate", "MappingSets.ValidateAsync"),
        new("data-prep", "POST", Conversion + "/mappingSets/preview", "MappingSets.PreviewAsync"),
        new("data-prep", "POST", Conversion + "/languages/el/validate", "Expressions.ValidateAsync"),
        new("data-prep", "GET", Conversion + "/languages/el/functions", "Expressions.ListFunctionsAsync"),
        new("data-prep", "GET", Conversion + "/languages/el/operators", "Expressions.ListOperatorsAsync"),
        new("streaming-ingestion", "POST", "/collection/{id}", "Streaming.SendAsync"),
        new("streaming-ingestion", "POST", "/collection/batch/{id}", "Streaming.SendBatchAsync"),
    ];

    /// <summary>Gets the ids of the operations in the OpenAPI files that the client does not call, and the reasons.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut { get; } = new (string Why, string Ids)[]
    {
        (
            "for connector providers: the token of a user is rejected",
            "createConnectionSpec updateConnectionSpec createFlowSpec updateFlowSpec updateRun"),
        (
            "changes of batches, tags and credentials of the lake belong to those who load files themselves",
            "createBatch retrieveUniqueBatchValues updateBatch createBatchWithId deleteBatch patchBatch "
                + "listLastBatches retrieveDatasetCredentials listBatchedRequest createBatchedRequest listTags"),
        ("a dataset is changed by PATCH", "putDataset"),
        ("a mapping set contains its rows", "listMappings retrieveMapping"),
        (
            "pipelines make schemas and classes; the other parts of the registry are for those who design schemas",
            "listFieldGroups retrieveFieldGroup createFieldGroup updateFieldGroup patchFieldGroup removeFieldGroup "
                + "listBehaviors retrieveBehavior listMixins lookupMixin createMixin replaceMixin updateMixin removeMixin listDataTypes "
                + "retrieveDataType createDataType replaceDatatype updateDataType deleteDatatype retrieveDescriptor "
                + "createDescriptor updateDescriptor deleteDescriptor listUnionSchemas retrieveUnionSchema retrieveExportPayload "
                + "importResource retrieveSampleData retrieveAuditLog"),
    }.SelectMany(group =>
        group.Ids.Split(' ').Select(id => (Id: id, group.Why))).ToDictionary(pair => pair.Id, pair => pair.Why, StringComparer.Ordinal);

    private static ClientCall Flow(string method, string path, params string[] members) =>
        new("flow-service", method, FlowService + path, members);

    private static IEnumerable<ClientCall> Read(string collection, string resource, params string[] more) =>
    [
        Flow("GET", "/" + collection, [resource + ".ListAsync", resource + ".CountAsync", .. more]),
        Flow("GET", $"/{collection}/{{id}}", resource + ".GetAsync", resource + ".FindByIdAsync"),
    ];

    private static IEnumerable<ClientCall> Edit(string collection, string resource, params string[] more) =>
    [
        Flow(
            "POST",
            "/" + collection,
            [resource + ".CreateAsync", resource + ".CreateDraftAsync", resource + ".CreateFromJsonAsync", .. more]),
        Flow("PATCH", $"/{collection}/{{id}}", resource + ".PatchAsync"),
        Flow("DELETE", $"/{collection}/{{id}}", resource + ".DeleteAsync"),
        Flow("POST", $"/{collection}/{{id}}/action", resource + ".PublishAsync"),
    ];

    private static IEnumerable<ClientCall> Registered(string collection, string resource, params string[] more) =>
    [
        new("schema-registry", "GET", $"{Registry}/tenant/{collection}", resource + ".ListAsync"),
        new("schema-registry", "POST", $"{Registry}/tenant/{collection}", resource + ".CreateAsync", resource + ".CreateFromJsonAsync"),
        new(
            "schema-registry", "GET", $"{Registry}/tenant/{collection}/{{id}}",
            [resource + ".GetAsync", resource + ".FindByIdAsync", .. more]),
        new("schema-registry", "PUT", $"{Registry}/tenant/{collection}/{{id}}", resource + ".ReplaceAsync"),
        new("schema-registry", "PATCH", $"{Registry}/tenant/{collection}/{{id}}", resource + ".PatchAsync"),
        new("schema-registry", "DELETE", $"{Registry}/tenant/{collection}/{{id}}", resource + ".DeleteAsync"),
    ];
}
