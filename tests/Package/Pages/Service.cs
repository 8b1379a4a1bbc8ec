using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace TypedFlows.Package.Pages;

/// <summary>
/// A command that runs until it is stopped, as at a prompt. It has a separate process group, so that Ctrl-C reaches all of its processes.
/// </summary>
internal sealed class Service : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;

    private readonly StringBuilder _said = new();

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private Service(Process process) => _process = process;

    /// <summary>Gets the complete output.</summary>
    public string Output
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    public static Service Start(string folder, IReadOnlyDictionary<string, string> environment, string command)
    {
        // A shell that runs in the background makes its children ignore Ctrl-C.
        var start = new ProcessStartInfo("setsid", ["env", "--default-signal=INT", "bash", "-c", command])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        Shell.Prepare(start, environment);
        var service = new Service(Process.Start(start)!);
        service._process.OutputDataReceived += service.Take;
        service._process.ErrorDataReceived += service.Take;
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        return service;
    }

    /// <summary>Waits for the next line with the given beginning, and returns its rest.</summary>
    public async Task<string> WaitForAsync(string beginning)
    {
        using var patience = new CancellationTokenSource(s_patience);
        _ = _process.WaitForExitAsync(patience.Token).ContinueWith(_ => _lines.Writer.TryComplete(), TaskScheduler.Default);
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
            {
                if (line.StartsWith(beginning, StringComparison.Ordinal))
                {
                    return line[beginning.Length..];
                }
            }
        }
        catch (OperationCanceledException)
        {
        }

        throw new TimeoutException($"No line begins with '{beginning}':\n{Output}");
    }

    /// <summary>Sends Ctrl-C.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-INT", "--", "-" + _process.Id.ToString(CultureInfo.InvariantCulture)])!)
        {
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(s_patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Take(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            _said.AppendLine(line.Data);
        }

        if (line.Data is not null)
        {
            _lines.Writer.TryWrite(line.Data);
        }
    }
}
