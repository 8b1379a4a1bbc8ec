namespace TypedFlows.Samples.Comparison;

/// <summary>Lists every property that a sample sends differently from its tutorial, the sent value, and the row of the facts that justifies
/// it.</summary>
internal static class AllowedDifferences
{
    private const string DataLake = "\"c604ff05-7f1a-43c0-8e18-33bf874cb11c\"";
    private const string CompactMediaType = "\"application/vnd.adobe.xed-full-notext+json;version=1\"";
    private const string TargetMediaType = "\"application/vnd.adobe.xed-full+json;version=1\"";

    // A target of the data lake has no base connection. Two tutorials name one of another connector.
    public static IReadOnlyList<Difference> All { get; } =
    [
        new("cloud-storage", "dataset", "/schemaRef/contentType", Facts.MediaType, CompactMediaType),
        new("cloud-storage", "flow", "/transformations/Copy", Facts.Copy, null),
        new("cloud-storage", "flow", "/scheduleParams/startTime", Facts.StartTime, "1567411548"),
        new("cloud-storage", "flow", "/scheduleParams/interval", Facts.Interval, "30"),
        new("cloud-storage", "source-connection", "/data/format", Facts.SourceFormat, "\"delimited\""),
        new("cloud-storage", "source-connection", "/data/schema/version", Facts.MediaType, CompactMediaType),
        new("cloud-storage", "source-connection", "/params/recursive", Facts.Recursive, "true"),
        new("cloud-storage", "target-connection", "/baseConnectionId", Facts.DataLake, null),
        new("cloud-storage", "target-connection", "/data/schema/version", Facts.MediaType, TargetMediaType),
        new("cloud-storage", "target-connection", "/connectionSpec/id", Facts.DataLake, DataLake),
        new("customer-success-2020", "dataset", "/schemaRef/contentType", Facts.MediaType, CompactMediaType),
        new("customer-success-2020", "flow", "/transformations/Copy/params/deltaColumn/name", Facts.DeltaColumn, "\"CreatedDate\""),
        new("customer-success-2020", "flow", "/scheduleParams/startTime", Facts.StartTime, "1590792316"),
        new("customer-success-2020", "flow", "/scheduleParams/interval", Facts.Interval, "15"),
        new("customer-success-2020", "flow", "/scheduleParams/backfill", Facts.Backfill, "true"),
        new("customer-success-2020", "source-connection", "/data/schema/version", Facts.MediaType, CompactMediaType),
        new("customer-success-2020", "target-connection", "/baseConnectionId", Facts.DataLake, null),
        new("customer-success-2020", "target-connection", "/data/schema/version", Facts.MediaType, TargetMediaType),
        new("customer-success-2020", "target-connection", "/connectionSpec/id", Facts.DataLake, DataLake),
        new("customer-success", "flow", "/transformations/Copy/params/deltaColumn/name", Facts.DeltaColumn, "\"CreatedDate\""),
        new("customer-success", "flow", "/transformations/Copy/params/deltaColumn/dateFormat", Facts.DateFormat, "\"yyyy-MM-dd HH:mm:ss\""),
        new("customer-success", "flow", "/transformations/Mapping/params/mappingVersion", Facts.MappingVersion, "\"0\""),
        new("customer-success", "flow", "/scheduleParams/startTime", Facts.StartTime, "1590792316"),
        new("customer-success", "flow", "/scheduleParams/interval", Facts.Interval, "15"),
        new("customer-success", "flow", "/scheduleParams/backfill", Facts.Backfill, "true"),
        new("marketing-automation", "dataset", "/schemaRef/contentType", Facts.MediaType, CompactMediaType),
        new(
            "marketing-automation",
            "flow",
            "/transformations/Copy/params/deltaColumn/dateFormat",
            Facts.DateFormat,
            "\"yyyy-MM-dd HH:mm:ss\""),
        new("marketing-automation", "flow", "/scheduleParams/startTime", Facts.StartTime, "1591043454"),
        new("marketing-automation", "flow", "/scheduleParams/interval", Facts.Once, null),
        new("streaming", "connection-authenticated", "/providerId", Facts.Provider, null),
        new("streaming", "connection-authenticated", "/auth/params/dataType", Facts.Raw, "\"raw\""),
        new("streaming", "connection", "/providerId", Facts.Provider, null),
    ];
}
