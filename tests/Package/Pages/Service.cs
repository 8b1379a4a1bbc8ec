using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TypedFlows.Package.Pages;

/// <summary>A command that serves until it is stopped, as at a prompt: with a group of processes of its own, which Ctrl-C reaches.</summary>
internal sealed class Service : IDisposable
{
    private const string Ready = "ready: ";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;

    private readonly StringBuilder _said = new();

    private Service(Process process) => _process = process;

    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>Everything that it printed.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public static async Task<Service> StartAsync(Place place, string typed)
    {
        // A shell that runs in the background lets its children ignore Ctrl-C.
        var start = new ProcessStartInfo("setsid", ["env", "--default-signal=INT", "bash", "-c", place.Changed(typed)])
        {
            WorkingDirectory = place.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in place.Environment)
        {
            start.Environment[name] = value;
        }

        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var service = new Service(Process.Start(start)!);
        service._process.OutputDataReceived += (_, line) => service.Take(line.Data, ready);
        service._process.ErrorDataReceived += (_, line) => service.Take(line.Data, ready);
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        try
        {
            var ended = service._process.WaitForExitAsync();
            await Task.WhenAny(ready.Task, ended, Task.Delay(s_patience));
            Assert.True(ready.Task.IsCompleted, $"{typed} did not become ready:\n{service.Said}");
            service.Address = await ready.Task;
            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    /// <summary>Ctrl-C.</summary>
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

    private void Take(string? line, TaskCompletionSource<Uri> ready)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }

        if (line?.StartsWith(Ready, StringComparison.Ordinal) == true)
        {
            ready.TrySetResult(new Uri(line[Ready.Length..]));
        }
    }
}
