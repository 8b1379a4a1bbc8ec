namespace TypedFlows.Tool.Reports;

/// <summary>Lists the formats of a report.</summary>
internal enum ReportFormat
{
    /// <summary>Text in the format of compiler messages.</summary>
    Text,

    Json,

    /// <summary>SARIF 2.1.0, which code hosts show next to the lines.</summary>
    Sarif,
}
