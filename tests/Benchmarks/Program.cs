using BenchmarkDotNet.Running;

namespace TypedFlows.Benchmarks;

internal static class Program
{
    private static int Main(string[] args)
    {
        if (MeasureCommand.Takes(args))
        {
            return MeasureCommand.Run(args);
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
    }
}
