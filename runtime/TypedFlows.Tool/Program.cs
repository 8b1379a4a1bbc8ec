namespace TypedFlows.Tool;

/// <summary>The entry point. It is named and internal because a tool has no public API.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => ToolCommand.RunAsync(args, Terminal.OfProcess());
}
