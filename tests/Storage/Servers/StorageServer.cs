using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace TypedFlows.Storage.Servers;

/// <summary>Represents a server in its own process, on a free port of the loopback address.</summary>
public abstract class StorageServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _output = new();
    private Process? _process;

    public int Port { get; } = LoopbackPort.FindFree();

    /// <summary>Gets the name of the program.</summary>
    protected abstract string Program { get; }

    /// <summary>Gets the user that runs the server if the tests run as root, or null for the same user.</summary>
    protected virtual string? User => null;

    /// <summary>Returns the path of an installed program, or null.</summary>
    public static string? Find(string program)
    {
        string[] folders =
        [
            Path.Combine(Repository.Root, "artifacts", "servers", "node_modules", ".bin"),
            .. (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator),
            "/usr/sbin",
            .. Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")) : [],
        ];
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }

    public async Task InitializeAsync()
    {
        if (Find(Program) is null)
        {
            return;
        }

        if (IsRoot && User is { } user)
        {
            await RunAsync("chown", user, _folder.Path);
        }

        await InstallAsync(_folder.Path);
        await StartAsync();
        await PrepareAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    /// <summary>Starts the server with the content that it had.</summary>
    public async Task StartAsync()
    {
        var words = AsUser([Find(Program)!, .. Arguments(_folder.Path)]);
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // The XML parser of s3rver uses a hash that OpenSSL 3 removed.
        start.Environment["NODE_OPTIONS"] = "--openssl-legacy-provider";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Append;
        _process.ErrorDataReceived += Append;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitAsync();
    }

    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    protected abstract IEnumerable<string> Arguments(string folder);

    /// <summary>Creates the files that the server needs before it starts.</summary>
    protected virtual Task InstallAsync(string folder) => Task.CompletedTask;

    /// <summary>Creates the buckets, databases or accounts of the tests.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Runs a program as the user of the server and waits for its end.</summary>
    protected Task RunAsUserAsync(params string[] words) => RunAsync(AsUser(words));

    private static bool IsRoot => Environment.UserName == "root";

    private static async Task RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', words)}:\n{await output}{await error}");
    }

    private string[] AsUser(string[] words) => IsRoot && User is { } user ? ["runuser", "-u", user, "--", .. words] : words;

    private async Task WaitAsync()
    {
        for (var i = 0; i < 300 && _process?.HasExited == false; i++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException($"{Program} did not start in 30 seconds:\n{_output}");
    }

    private void Append(object sender, DataReceivedEventArgs e)
    {
        lock (_output)
        {
            _output.AppendLine(e.Data);
        }
    }
}

/// <summary>A test that needs a server. It is skipped if the server is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StorageFactAttribute : FactAttribute
{
    public StorageFactAttribute(string program)
    {
        Program = program;
        Skip = StorageServer.Find(program) is null ? $"{program} is not installed: run tests/Storage/install." : null;
    }

    public string Program { get; }
}
