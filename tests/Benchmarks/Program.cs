using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using TypedFlows.Benchmarks.Generation;
using TypedFlows.Benchmarks.Load;
using TypedFlows.Benchmarks.Overhead;
using TypedFlows.Benchmarks.Soak;

namespace TypedFlows.Benchmarks;

internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is [ColdRun.Argument, var generator])
        {
            return ColdRun.Print(generator);
        }

        if (args is [ResponseServer.Argument])
        {
            return ResponseServer.RunAsync().GetAwaiter().GetResult();
        }

        if (args.Contains(ClientCommand.Argument))
        {
            return ClientCommand.RunAsync(args).GetAwaiter().GetResult();
        }

        if (args.Contains(LoadCommand.Argument))
        {
            return LoadCommand.RunAsync(args).GetAwaiter().GetResult();
        }

        if (args.Contains(SoakCommand.Argument))
        {
            return SoakCommand.RunAsync(args).GetAwaiter().GetResult();
        }

        if (MeasureCommand.Takes(args))
        {
            return MeasureCommand.Run(args);
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(
            args, DefaultConfig.Instance.WithArtifactsPath(Path.Combine("artifacts", "benchmarks")));
        return 0;
    }
}
