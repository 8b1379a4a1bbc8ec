namespace TypedFlows.Tool;

/// <summary>The exception that is thrown to end a command with a message for the user.</summary>
internal sealed class ToolException(string message, int exitCode = ExitCode.Usage) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
