namespace TypedFlows.Tool;

/// <summary>The command. Named and internal: a tool has no public surface.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => ToolCommand.RunAsync(args, Terminal.OfProcess());
}
