namespace TypedFlows.Emulator.Gateway;

/// <summary>
/// Lists operations of the platform that the emulator does not implement: service, method, path, and operation id or description.
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
        (Service.SchemaRegistry, "GET", "/global/schemas", "listSchemas"),
        (Service.SchemaRegistry, "GET", "/global/schemas/{id}", "retrieveSchema"),
        (Service.SchemaRegistry, "GET", "/global/descriptors", "listDescriptors"),
        (Service.SchemaRegistry, "GET", "/global/descriptors/{id}", "retrieveDescriptor"),
        (Service.SchemaRegistry, "GET", "/tenant/unions", "listUnionSchemas"),
        (Service.SchemaRegistry, "GET", "/tenant/unions/{id}", "retrieveUnionSchema"),
        (Service.SchemaRegistry, "GET", "/rpc/export/{id}", "retrieveExportPayload"),
        (Service.SchemaRegistry, "POST", "/rpc/import", "importResource"),
        (Service.SchemaRegistry, "GET", "/rpc/auditlog/{id}", "retrieveAuditLog"),
        (Service.Catalog, "POST", "/batches", "createBatch"),
        (Service.Catalog, "GET", "/batches/uniques/{id}", "retrieveUniqueBatchValues"),
        (Service.Catalog, "PUT", "/batches/{id}", "updateBatch"),
        (Service.Catalog, "POST", "/batches/{id}", "createBatchWithId"),
        (Service.Catalog, "DELETE", "/batches/{id}", "deleteBatch"),
        (Service.Catalog, "PATCH", "/batches/{id}", "patchBatch"),
        (Service.Catalog, "GET", "/lastBatches", "listLastBatches"),
        (Service.Catalog, "GET", "/dataSets/{id}/credentials", "retrieveDatasetCredentials"),
        (Service.Catalog, "GET", "", "listBatchedRequest"),
        (Service.Catalog, "POST", "", "createBatchedRequest"),
        (Service.Catalog, "GET", "/tags/{id}", "listTags"),
        (Service.Catalog, "GET", "/dataSets/{id}/views", "The views of a dataset, /dataSets/{id}/views,"),
        (Service.Catalog, "GET", "/dataSetFiles", "The files of a dataset, /dataSetFiles,"),
        (Service.Catalog, "GET", "/dataSetViews", "The views of datasets, /dataSetViews,"),
        (Service.Catalog, "GET", "/connections", "The older connections, /catalog/connections,"),
        (Service.Catalog, "GET", "/accounts", "The older accounts, /catalog/accounts,"),
        (Service.Catalog, "GET", "/connectors", "The older connectors, /catalog/connectors,"),
        (Service.Catalog, "GET", "/dataSources", "The older data sources, /catalog/dataSources,"),
        (Service.Other, "GET", "/foundation/export/datasets/{id}/preview", "The preview of a dataset, /export/datasets/{id}/preview,"),
        (Service.Other, "POST", "/foundation/import/batches", "The creation of a batch for files, /import/batches,"),
        (Service.Other, "POST", "/foundation/import/collection/{id}", "The import of one message, /import/collection/{id},"),
        (Service.Other, "GET", "/foundation/dataset/datasets/{id}/labels", "The labels of a dataset, /dataset/datasets/{id}/labels,"),
    ];

    /// <summary>Gets the paths of the platform's other services. Everything below them returns 501.</summary>
    public static IReadOnlyList<string> Services { get; } =
    [
        "/data/core",
        "/data/infrastructure",
        "/data/foundation/access-control",
        "/data/foundation/audit",
        "/data/foundation/connectors",
        "/data/foundation/dataset",
        "/data/foundation/dulepolicy",
        "/data/foundation/exim",
        "/data/foundation/export",
        "/data/foundation/import",
        "/data/foundation/query",
        "/data/foundation/sandbox-management",
    ];
}
