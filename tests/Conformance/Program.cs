namespace TypedFlows.Conformance;

internal static class Program
{
    private static Task<int> Main(string[] args) => ConformanceCommand.RunAsync(args);
}
