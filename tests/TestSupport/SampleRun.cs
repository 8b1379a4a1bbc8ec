using System.Diagnostics;

namespace TypedFlows.TestSupport;

/// <summary>Represents a sample that ran in a separate process.</summary>
public sealed record SampleRun(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> Lines => Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Returns the path of the assembly of a sample, which is built with the tests.</summary>
    public static string AssemblyOf(string sample)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Repository.Full("samples"), sample, "bin", configuration, "net10.0", sample + ".dll");
    }

    /// <summary>Runs the sample in a new folder.</summary>
    public static async Task<SampleRun> OfAsync(string sample, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using var folder = new TemporaryFolder();
        return await InAsync(folder.Path, sample, environment, args);
    }

    public static async Task<SampleRun> InAsync(
        string folder, string sample, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [AssemblyOf(sample), .. args]) { WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var run = await ProcessRun.OfAsync(start);
        return new SampleRun(run.ExitCode, run.Output, run.Errors);
    }
}
