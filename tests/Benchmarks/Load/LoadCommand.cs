using System.Globalization;

namespace TypedFlows.Benchmarks.Load;

/// <summary>Implements <c>--load</c>, which measures the emulator in memory and with a data folder.</summary>
internal static class LoadCommand
{
    public const string Argument = "--load";
    private const string Short = "--short";
    private const string Expressions = "--expressions";
    private const string Parquet = "--parquet";
    private const string Account = "--account";
    private const string Samples = "--samples";
    private const string Import = "--import";

    public static async Task<int> RunAsync(string[] args)
    {
        var isShort = args.Contains(Short);
        Console.WriteLine(
            $"{Environment.ProcessorCount} processors; {(isShort ? "short form: the numbers are not meaningful" : "full form")}");
        if (args.Contains(Expressions))
        {
            await ExpressionLoad.RunAsync(isShort ? 10_000 : 1_000_000, isShort ? 1 : 5);
            return 0;
        }

        if (Array.IndexOf(args, Account) is var at and >= 0)
        {
            await AccountLoad.RunAsync(new Uri(args[at + 1]), (isShort ? 10L : 1024L) * 1024 * 1024, isShort ? 1 : 3);
            return 0;
        }

        if (args.Contains(Parquet))
        {
            await ParquetLoad.RunAsync(isShort ? 10_000 : 1_000_000, isShort ? 1 : 5);
            return 0;
        }

        if (args.Contains(Samples))
        {
            await SampleLoad.RunAsync(isShort ? 10_000 : 100_000, isShort ? 1 : 5);
            return 0;
        }

        if (args.Contains(Import))
        {
            await ImportLoad.RunAsync(isShort ? 2 : 50);
            return 0;
        }

        await StartLoad.RunAsync(isShort ? 2 : 10);
        await FlowLoad.RunAsync(isShort ? 50 : 1000);
        foreach (var isDurable in (bool[])[false, true])
        {
            await StreamLoad.RunAsync(isDurable, isShort ? 500 : 20_000, isBatched: false);
            await StreamLoad.RunAsync(isDurable, isShort ? 5000 : 500_000, isBatched: true);
        }

        foreach (var isDurable in (bool[])[false, true])
        {
            await IngestLoad.RunAsync(isDurable, isShort ? 10_000 : 1_000_000);
        }

        await ExpressionLoad.RunAsync(isShort ? 10_000 : 1_000_000, isShort ? 1 : 5);
        await ParquetLoad.RunAsync(isShort ? 10_000 : 1_000_000, isShort ? 1 : 5);
        await SampleLoad.RunAsync(isShort ? 10_000 : 100_000, isShort ? 1 : 5);
        await ImportLoad.RunAsync(isShort ? 2 : 50);
        return 0;
    }

    public static void Print(string work, FormattableString result) =>
        Console.WriteLine($"{work,-34} {result.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Ends the program if a measured result is wrong.</summary>
    public static void Require(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    /// <summary>Returns a percentile.</summary>
    public static double Percentile(List<double> sorted, int percent) =>
        sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
}
