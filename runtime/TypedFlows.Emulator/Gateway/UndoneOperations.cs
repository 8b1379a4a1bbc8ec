namespace TypedFlows.Emulator.Gateway;

/// <summary>
/// Lists the operations of the vendor's OpenAPI files that the emulator does not implement: service, method, path, and operation id or
/// description.
/// </summary>
internal static class UndoneOperations
{
    public static IReadOnlyList<(Service Service, string Method, string Template, string Name)> All { get; } =
    [
        (Service.Ims, "POST", "/token/v2", "The older call for a token, /ims/token/v2,"),
        (Service.Ims, "POST", "/exchange/jwt", "The older exchange of a JWT for a token, /ims/exchange/jwt,"),
        (Service.FlowService, "GET", "/connections/{id}/configs", "exploreConfigByConnectionId"),
        (Service.FlowService, "POST", "/connectionSpecs", "createConnectionSpec"),
        (Service.FlowService, "PUT", "/connectionSpecs/{id}", "updateConnectionSpec"),
        (Service.FlowService, "GET", "/connectionSpecs/{id}/explore", "exploreByConnectionSpecId"),
        (Service.FlowService, "GET", "/connectionSpecs/{id}/configs", "configByConnectionSpecId"),
        (Service.FlowService, "POST", "/flowSpecs", "createFlowSpec"),
        (Service.FlowService, "PUT", "/flowSpecs/{id}", "updateFlowSpec"),
        (Service.SchemaRegistry, "GET", "/stats", "retrieveStats"),
        (Service.SchemaRegistry, "GET", "/global/fieldgroups", "listFieldGroups"),
        (Service.SchemaRegistry, "GET", "/global/fieldgroups/{id}", "retrieveFieldGroup"),
        (Service.SchemaRegistry, "GET", "/global/schemas", "listSchemas"),
        (Service.SchemaRegistry, "GET", "/global/schemas/{id}", "retrieveSchema"),
        (Service.SchemaRegistry, "GET", "/global/behaviors", "listBehaviors"),
        (Service.SchemaRegistry, "GET", "/global/behaviors/{id}", "retrieveBehavior"),
        (Service.SchemaRegistry, "GET", "/global/mixins", "listMixins"),
        (Service.SchemaRegistry, "GET", "/global/mixins/{id}", "lookupMixin"),
        (Service.SchemaRegistry, "GET", "/global/classes", "listClasses"),
        (Service.SchemaRegistry, "GET", "/global/classes/{id}", "retrieveClass"),
        (Service.SchemaRegistry, "GET", "/global/datatypes", "listDataTypes"),
        (Service.SchemaRegistry, "GET", "/global/datatypes/{id}", "retrieveDataType"),
        (Service.SchemaRegistry, "GET", "/global/descriptors", "listDescriptors"),
        (Service.SchemaRegistry, "GET", "/global/descriptors/{id}", "retrieveDescriptor"),
        (Service.SchemaRegistry, "GET", "/tenant/unions", "listUnionSchemas"),
        (Service.SchemaRegistry, "GET", "/tenant/unions/{id}", "retrieveUnionSchema"),
        (Service.SchemaRegistry, "GET", "/rpc/export/{id}", "retrieveExportPayload"),
        (Service.SchemaRegistry, "POST", "/rpc/import", "importResource"),
        (Service.SchemaRegistry, "GET", "/rpc/sampledata/{id}", "retrieveSampleData"),
        (Service.SchemaRegistry, "GET", "/rpc/auditlog/{id}", "retrieveAuditLog"),
        (Service.Catalog, "GET", "/batches", "listBatches"),
        (Service.Catalog, "POST", "/batches", "createBatch"),
        (Service.Catalog, "GET", "/batches/uniques/{id}", "retrieveUniqueBatchValues"),
        (Service.Catalog, "GET", "/batches/{id}", "retrieveBatch"),
        (Service.Catalog, "PUT", "/batches/{id}", "updateBatch"),
        (Service.Catalog, "POST", "/batches/{id}", "createBatchWithId"),
        (Service.Catalog, "DELETE", "/batches/{id}", "deleteBatch"),
        (Service.Catalog, "PATCH", "/batches/{id}", "patchBatch"),
        (Service.Catalog, "GET", "/lastBatches", "listLastBatches"),
        (Service.Catalog, "GET", "/dataSets/{id}/credentials", "retrieveDatasetCredentials"),
        (Service.Catalog, "GET", "", "listBatchedRequest"),
        (Service.Catalog, "POST", "", "createBatchedRequest"),
        (Service.Catalog, "GET", "/tags/{id}", "listTags"),
        (Service.Conversion, "POST", "/languages/el/validate", "validateExpression"),
        (Service.Conversion, "GET", "/languages/el/functions", "listMappingSetFunctions"),
        (Service.Conversion, "GET", "/languages/el/operators", "listMappingSetOperators"),
        (Service.Conversion, "POST", "/mappingSets/preview", "previewMappingSet"),
    ];
}
