namespace TypedFlows.Client;

/// <summary>Defines the paths of the services behind the gateway.</summary>
internal static class ServicePaths
{
    public const string Connections = FlowService + "connections";
    public const string SourceConnections = FlowService + "sourceConnections";
    public const string TargetConnections = FlowService + "targetConnections";
    public const string ConnectionSpecs = FlowService + "connectionSpecs";
    public const string FlowSpecs = FlowService + "flowSpecs";
    public const string Flows = FlowService + "flows";
    public const string Runs = FlowService + "runs";
    public const string Schemas = "/data/foundation/schemaregistry/tenant/schemas";
    public const string Classes = "/data/foundation/schemaregistry/tenant/classes";
    public const string Descriptors = "/data/foundation/schemaregistry/tenant/descriptors";
    public const string RegistryStats = "/data/foundation/schemaregistry/stats";
    public const string Datasets = "/data/foundation/catalog/dataSets";
    public const string DatasetsV2 = "/data/foundation/catalog/v2/dataSets";
    public const string Batches = "/data/foundation/catalog/batches";
    public const string BatchFiles = "/data/foundation/export/batches";
    public const string MappingSets = "/data/foundation/conversion/mappingSets";
    public const string ExpressionLanguage = "/data/foundation/conversion/languages/el/";

    private const string FlowService = "/data/foundation/flowservice/";
}
