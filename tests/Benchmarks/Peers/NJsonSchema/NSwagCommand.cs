using System.Diagnostics;

namespace TypedFlows.Benchmarks.Peers.NJsonSchema;

/// <summary>
/// NJsonSchema's C# generator, which comes with the npm package nswag: the file that the environment variable NSWAG names (the command
/// nswag, or dotnet-nswag.dll), else the command nswag on the PATH.
/// </summary>
internal sealed class NSwagCommand(string file)
{
    public static NSwagCommand? Find()
    {
        if (Environment.GetEnvironmentVariable("NSWAG") is { Length: > 0 } named)
        {
            return new NSwagCommand(Path.GetFullPath(named));
        }

        string[] names = OperatingSystem.IsWindows() ? ["nswag.cmd", "nswag.exe"] : ["nswag"];
        var found = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        return found is null ? null : new NSwagCommand(found);
    }

    /// <returns>The C# of the classes.</returns>
    /// <exception cref="InvalidOperationException">The command does not run or gives no code.</exception>
    public string Generate(string schema, string name, string codeNamespace)
    {
        var folder = Directory.CreateTempSubdirectory("typedflows-nswag-");
        try
        {
            var input = Path.Combine(folder.FullName, "schema.json");
            var output = Path.Combine(folder.FullName, "Classes.cs");
            File.WriteAllText(input, schema);
            Run("jsonschema2csclient", $"/Input:{input}", $"/Output:{output}", $"/Namespace:{codeNamespace}", $"/Name:{name}");
            return File.ReadAllText(output);
        }
        catch (Exception e) when (e is IOException or System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException($"{file} gave no code: {e.Message}", e);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Run(params string[] arguments)
    {
        string[] command = file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? ["dotnet", "exec", "--roll-forward", "Major", file, .. arguments]
            : [file, .. arguments, "/runtime:Net100"];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {said}");
        }
    }
}
