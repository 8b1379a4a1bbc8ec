namespace TypedFlows.Tool.Reports;

/// <summary>Whom a report is for.</summary>
internal enum ReportFormat
{
    /// <summary>People, and tools that read a compiler's log.</summary>
    Text,

    Json,

    /// <summary>SARIF 2.1.0, which code hosts show beside the lines.</summary>
    Sarif,
}
