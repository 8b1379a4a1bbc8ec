namespace TypedFlows.Conformance;

internal static class Program
{
    private static int Main(string[] args) => ConformanceCommand.Run(args);
}
