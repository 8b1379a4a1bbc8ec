using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace TypedFlows.Storage.Servers;

/// <summary>Represents a storage server in its own process, on a free port of the loopback address.</summary>
public abstract class StorageServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _output = new();
    private Process? _process;

    public int Port { get; } = LoopbackPort.FindFree();

    /// <summary>Gets the name of the program that npm installs.</summary>
    protected abstract string Program { get; }

    protected abstract IEnumerable<string> Arguments(string folder);

    /// <summary>Creates the buckets or containers of the tests.</summary>
    protected abstract Task PrepareAsync();

    public static string Path(string program) =>
        System.IO.Path.Combine(Repository.Root, "artifacts", "servers", "node_modules", ".bin", program);

    public async Task InitializeAsync()
    {
        if (!File.Exists(Path(Program)))
        {
            return;
        }

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
        var start = new ProcessStartInfo(Path(Program), Arguments(_folder.Path))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

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

    private async Task WaitAsync()
    {
        for (var i = 0; i < 300; i++)
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

/// <summary>A test that needs a storage server. It is skipped if the server is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StorageFactAttribute : FactAttribute
{
    public StorageFactAttribute(string program)
    {
        Program = program;
        Skip = File.Exists(StorageServer.Path(program)) ? null : $"{program} is not installed: run tests/Storage/install.";
    }

    public string Program { get; }
}
