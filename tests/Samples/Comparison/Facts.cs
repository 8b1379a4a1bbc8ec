namespace TypedFlows.Samples.Comparison;

/// <summary>Lists rows in section 3 of the platform's API facts, "Contradictions inside the seeds": the content of the tutorials, the
/// contradicting source, and the correct value. The tutorials are S0 (cloud storage), S1 and S2 (customer success, 2020 and newer), S3
/// (marketing automation), S4 (streaming).</summary>
internal static class Facts
{
    /// <summary>The start of a schedule.</summary>
    public static readonly FactRow StartTime = new(
        "S0 S1 S2 S3 POST /flows",
        """startTime "1567411548"/"1590792316"/"1591043454" string""",
        "schema and ScheduleSpecDTO: integer, epoch **seconds**. But live GET echoes strings (docs update-dataflows): "
            + "reader accepts both, writer sends integer");

    /// <summary>The interval of a schedule.</summary>
    public static readonly FactRow Interval = new(
        "S0 \"interval\":\"30\", S1 S2 \"15\", S3 \"15\"",
        "string",
        """flow spec: integer. **OpenAPI ScheduleSpecDTO says string "15"**: the official docs contradict each other; the flow spec """
            + """schema is the contract""");

    /// <summary>The backfill of existing data.</summary>
    public static readonly FactRow Backfill = new(
        "S1 S2 \"backfill\":\"true\"",
        "string",
        "boolean (both)");

    /// <summary>The version of the mapping set.</summary>
    public static readonly FactRow MappingVersion = new(
        "S2 mappingVersion: 0",
        "integer",
        """Mapping spec says string ("0" in S1 S3, OpenAPI string); docs PATCH use integer 2. Reader both, writer string""");

    /// <summary>The inclusion of folders below the path.</summary>
    public static readonly FactRow Recursive = new(
        "S0 params.recursive \"true\"",
        "string",
        """spec type boolean with default "false" **as a string** (OpenAPI sourceSpec): a default that violates its own type""");

    /// <summary>A schedule that runs once.</summary>
    public static readonly FactRow Once = new(
        "S3 once + interval \"15\"",
        "its own schema forbids interval (and backfill) with once",
        "drop interval. Trap: emitting backfill's default true also violates");

    /// <summary>A transformation that the flow spec does not declare.</summary>
    public static readonly FactRow Copy = new(
        """S0 transformation Copy {mode:"append"}""",
        "CloudStorageToAEP declares only Mapping",
        "drop; no current doc has it");

    /// <summary>The delta column, which identifies new rows.</summary>
    public static readonly FactRow DeltaColumn = new(
        "S1 deltaColumn.name \"date-time\"; S2 \"updatedAt\"",
        "not a column of the source (S1 maps CreatedDate; S2 columns Id,Name,Phone,CreatedDate)",
        "must name a real column; cross-record check worth a diagnostic");

    /// <summary>The date format of the delta column.</summary>
    public static readonly FactRow DateFormat = new(
        "S2 S3 dateFormat \"YYYY-MM-DD\"",
        "table below says supported: yyyy-MM-dd HH:mm:ss (YYYY/DD = week-year/day-of-year in Java)",
        "schema has no pattern: warn only");

    /// <summary>The connection spec of every target.</summary>
    public static readonly FactRow DataLake = new(
        """S0 target connectionSpec b3ba5556-48be-44b7-8b85-ff2b69b46dc4 (ADLS Gen2), described as "your cloud storage"; S1 """
            + """eb13cb25-47ab-407f-ba89-c0125281c563 (ServiceNow)""",
        "prose S1: c604ff05...",
        "Data Lake **c604ff05-7f1a-43c0-8e18-33bf874cb11c**; flow spec targetConnectionSpecIds allows nothing else");

    /// <summary>The media types of schemas.</summary>
    public static readonly FactRow MediaType = new(
        "S0 S1 data.schema.version `application/vnd.adobe.xed-full+json;version=1.0`; S2 S3 `;version=1`; "
            + "source side/datasets `application/vnd.adobe.xed-full-notext+json; version=1` (blank after ;)",
        "S2 S3 prose: must be xed-full+json;version=1 (latest minor)",
        "parse as media type, compare parameters; write ;version=1");

    /// <summary>The format of the data of a source.</summary>
    public static readonly FactRow SourceFormat = new(
        """data.format: S0 source "parquet_xdm" for a CSV; S1-S3 source "tabular"; targets "parquet_xdm" / absent""",
        "prose enum delimited/json/parquet (file), tabular (table)",
        "CSV source = delimited; parquet_xdm is target-side only");

    /// <summary>Records that are not XDM.</summary>
    public static readonly FactRow Raw = new(
        """S4 connection dataType "xdm" + flow spec d8a6f005 (no transformation) but posts RAW data with x-adobe-flow-id""",
        "raw needs dataType raw + c1a19761 with Mapping (docs)",
        "S4 sample as printed cannot map the record");

    /// <summary>The provider of a streaming connection.</summary>
    public static readonly FactRow Provider = new(
        "S4 authenticated connection text ends mid-sentence; provider 521eee4d only there",
        "-",
        "providerId optional");
}
