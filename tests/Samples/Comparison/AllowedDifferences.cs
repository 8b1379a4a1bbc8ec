namespace TypedFlows.Samples.Comparison;

/// <summary>
/// Every place where a sample sends something else than its tutorial prints, and why. The texts stand in rows of the platform's API facts;
/// names, descriptions, paths, columns and records are examples in the tutorials.
/// </summary>
internal static class AllowedDifferences
{
    private const string ContentType = "source side/datasets `application/vnd.adobe.xed-full-notext+json; version=1` (blank after ;)";
    private const string Copy = "S0 transformation Copy {mode:\"append\"}";
    private const string Start = "S0 S1 S2 S3 POST /flows|startTime";
    private const string Interval = "S0 \"interval\":\"30\", S1 S2 \"15\", S3 \"15\"";
    private const string Backfill = "S1 S2 \"backfill\":\"true\"";
    private const string MappingVersion = "S2 mappingVersion: 0|integer|Mapping spec says string";
    private const string MappingParams = "Mapping{mappingId, mappingVersion}";
    private const string CsvFormat = "data.format: S0 source \"parquet_xdm\" for a CSV";
    private const string SourceSchema = "DTO knows only data.format and params.path; data.schema";
    private const string Recursive = "S0 params.recursive \"true\"";
    private const string BaseConnection = "**baseConnectionId is not in the DTO** (obsolete \"dataset base connection\")";
    private const string DataLake = "Data Lake **c604ff05-7f1a-43c0-8e18-33bf874cb11c**; flow spec targetConnectionSpecIds allows nothing else";
    private const string SchemaVersion = "S0 S1 data.schema.version `application/vnd.adobe.xed-full+json;version=1.0`";
    private const string Connector = "Facts for `specs/connection/<service name>.json`";
    private const string DeltaColumn = "S1 deltaColumn.name \"date-time\"; S2 \"updatedAt\"";
    private const string DateFormat = "S2 S3 dateFormat \"YYYY-MM-DD\"";
    private const string Options = "optionSpec is declared by flow specs but NO request DTO has a member to carry it";
    private const string Once = "S3 once + interval \"15\"";
    private const string TargetFormat = "as 5 without baseConnectionId; S3 has no data.format";
    private const string ProviderId = "providerId absent from DTO";
    private const string Raw = "S4 connection dataType \"xdm\" + flow spec d8a6f005";
    private const string TargetSchema = "data{format:\"parquet_xdm\"} only, no schema";

    public static IReadOnlyList<Difference> All { get; } =
    [
        new("cloud-storage", "dataset", "/name", Difference.Own),
        new("cloud-storage", "dataset", "/schemaRef/contentType", ContentType),
        new("cloud-storage", "dataset", "/description", Difference.Own),
        new("cloud-storage", "flow", "/name", Difference.Own),
        new("cloud-storage", "flow", "/description", Difference.Own),
        new("cloud-storage", "flow", "/transformations/Copy", Copy),
        new("cloud-storage", "flow", "/transformations/Mapping/params/mappingVersion", MappingParams),
        new("cloud-storage", "flow", "/scheduleParams/startTime", Start),
        new("cloud-storage", "flow", "/scheduleParams/interval", Interval),
        new("cloud-storage", "mapping-set", "/name", Difference.Own),
        new("cloud-storage", "schema", "/title", Difference.Own),
        new("cloud-storage", "schema", "/description", Difference.Own),
        new("cloud-storage", "source-connection", "/name", Difference.Own),
        new("cloud-storage", "source-connection", "/description", Difference.Own),
        new("cloud-storage", "source-connection", "/data/format", CsvFormat),
        new("cloud-storage", "source-connection", "/data/schema", SourceSchema),
        new("cloud-storage", "source-connection", "/params/path", Difference.Own),
        new("cloud-storage", "source-connection", "/params/recursive", Recursive),
        new("cloud-storage", "source-connection", "/connectionSpec/id", Connector),
        new("cloud-storage", "target-connection", "/baseConnectionId", BaseConnection),
        new("cloud-storage", "target-connection", "/name", Difference.Own),
        new("cloud-storage", "target-connection", "/description", Difference.Own),
        new("cloud-storage", "target-connection", "/data/schema/version", SchemaVersion),
        new("cloud-storage", "target-connection", "/connectionSpec/id", DataLake),
        new("customer-success-2020", "dataset", "/name", Difference.Own),
        new("customer-success-2020", "dataset", "/schemaRef/contentType", ContentType),
        new("customer-success-2020", "dataset", "/description", Difference.Own),
        new("customer-success-2020", "flow", "/name", Difference.Own),
        new("customer-success-2020", "flow", "/description", Difference.Own),
        new("customer-success-2020", "flow", "/transformations/Copy/params/deltaColumn/name", DeltaColumn),
        new("customer-success-2020", "flow", "/scheduleParams/startTime", Start),
        new("customer-success-2020", "flow", "/scheduleParams/interval", Interval),
        new("customer-success-2020", "flow", "/scheduleParams/backfill", Backfill),
        new("customer-success-2020", "flow", "/options", Options),
        new("customer-success-2020", "mapping-set", "/mappings/0/sourceAttribute", Difference.Own),
        new("customer-success-2020", "mapping-set", "/mappings/1/sourceAttribute", Difference.Own),
        new("customer-success-2020", "mapping-set", "/mappings/2/sourceAttribute", Difference.Own),
        new("customer-success-2020", "mapping-set", "/name", Difference.Own),
        new("customer-success-2020", "schema", "/title", Difference.Own),
        new("customer-success-2020", "schema", "/description", Difference.Own),
        new("customer-success-2020", "source-connection", "/name", Difference.Own),
        new("customer-success-2020", "source-connection", "/description", Difference.Own),
        new("customer-success-2020", "source-connection", "/data/schema", SourceSchema),
        new("customer-success-2020", "source-connection", "/params/path", Difference.Own),
        new("customer-success-2020", "source-connection", "/connectionSpec/id", Connector),
        new("customer-success-2020", "target-connection", "/baseConnectionId", BaseConnection),
        new("customer-success-2020", "target-connection", "/name", Difference.Own),
        new("customer-success-2020", "target-connection", "/description", Difference.Own),
        new("customer-success-2020", "target-connection", "/data/schema/version", SchemaVersion),
        new("customer-success-2020", "target-connection", "/connectionSpec/id", DataLake),
        new("customer-success", "flow", "/name", Difference.Own),
        new("customer-success", "flow", "/description", Difference.Own),
        new("customer-success", "flow", "/transformations/Copy/params/deltaColumn/name", DeltaColumn),
        new("customer-success", "flow", "/transformations/Copy/params/deltaColumn/dateFormat", DateFormat),
        new("customer-success", "flow", "/transformations/Mapping/params/mappingVersion", MappingVersion),
        new("customer-success", "flow", "/scheduleParams/startTime", Start),
        new("customer-success", "flow", "/scheduleParams/interval", Interval),
        new("customer-success", "flow", "/scheduleParams/backfill", Backfill),
        new("customer-success", "flow", "/options", Options),
        new("customer-success", "mapping-set", "/name", Difference.Own),
        new("customer-success", "source-connection", "/name", Difference.Own),
        new("customer-success", "source-connection", "/description", Difference.Own),
        new("customer-success", "target-connection", "/name", Difference.Own),
        new("customer-success", "target-connection", "/description", Difference.Own),
        new("marketing-automation", "dataset", "/name", Difference.Own),
        new("marketing-automation", "dataset", "/schemaRef/contentType", ContentType),
        new("marketing-automation", "dataset", "/description", Difference.Own),
        new("marketing-automation", "flow", "/name", Difference.Own),
        new("marketing-automation", "flow", "/description", Difference.Own),
        new("marketing-automation", "flow", "/transformations/Copy", DeltaColumn),
        new("marketing-automation", "flow", "/scheduleParams/startTime", Start),
        new("marketing-automation", "flow", "/scheduleParams/interval", Once),
        new("marketing-automation", "mapping-set", "/name", Difference.Own),
        new("marketing-automation", "schema", "/title", Difference.Own),
        new("marketing-automation", "schema", "/description", Difference.Own),
        new("marketing-automation", "source-connection", "/name", Difference.Own),
        new("marketing-automation", "source-connection", "/description", Difference.Own),
        new("marketing-automation", "target-connection", "/name", Difference.Own),
        new("marketing-automation", "target-connection", "/description", Difference.Own),
        new("marketing-automation", "target-connection", "/data/format", TargetFormat),
        new("streaming", "connection-authenticated", "/name", Difference.Own),
        new("streaming", "connection-authenticated", "/providerId", ProviderId),
        new("streaming", "connection-authenticated", "/description", Difference.Own),
        new("streaming", "connection-authenticated", "/auth/params/sourceId", Difference.Own),
        new("streaming", "connection-authenticated", "/auth/params/dataType", Raw),
        new("streaming", "connection-authenticated", "/auth/params/name", Difference.Own),
        new("streaming", "connection", "/name", Difference.Own),
        new("streaming", "connection", "/providerId", ProviderId),
        new("streaming", "connection", "/description", Difference.Own),
        new("streaming", "connection", "/auth/params/sourceId", Difference.Own),
        new("streaming", "connection", "/auth/params/name", Difference.Own),
        new("streaming", "flow", "/name", Difference.Own),
        new("streaming", "flow", "/description", Difference.Own),
        new("streaming", "record", "/name", Difference.Own),
        new("streaming", "record", "/location/country", Difference.Own),
        new("streaming", "record", "/location/address", Difference.Own),
        new("streaming", "record", "/gender", Difference.Own),
        new("streaming", "record", "/birthday/year", Difference.Own),
        new("streaming", "record", "/birthday/month", Difference.Own),
        new("streaming", "record", "/birthday/day", Difference.Own),
        new("streaming", "record", "/id", Difference.Own),
        new("streaming", "source-connection", "/name", Difference.Own),
        new("streaming", "source-connection", "/description", Difference.Own),
        new("streaming", "target-connection", "/name", Difference.Own),
        new("streaming", "target-connection", "/description", Difference.Own),
        new("streaming", "target-connection", "/data/schema", TargetSchema),
    ];
}
