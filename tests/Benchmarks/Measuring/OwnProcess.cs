using System.Diagnostics;

namespace TypedFlows.Benchmarks.Measuring;

/// <summary>Starts this program again, as its executable or with <c>dotnet Benchmarks.dll</c>, depending on how it was started.</summary>
internal static class OwnProcess
{
    /// <returns>The start of a process with redirected standard output.</returns>
    public static ProcessStartInfo With(params string[] arguments)
    {
        // With dotnet Benchmarks.dll, the path of the process is the path of dotnet.
        var path = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return new(path, isHost ? [typeof(OwnProcess).Assembly.Location, .. arguments] : arguments) { RedirectStandardOutput = true };
    }
}
