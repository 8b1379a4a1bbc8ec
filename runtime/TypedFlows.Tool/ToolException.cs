namespace TypedFlows.Tool;

/// <summary>Ends a command with a message for people: what, where, and what to do.</summary>
internal sealed class ToolException(string message, int exitCode = ExitCode.Usage) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
