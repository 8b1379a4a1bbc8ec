using System.Globalization;
using System.Net;
using System.Threading.Channels;
using TypedFlows.Emulator.Journal;

namespace TypedFlows.Emulator.Hosting;

/// <summary>
/// Writes the messages of the host in the background, so that a reader that is slow or has stopped never blocks a request. The oldest lines
/// are dropped if too many wait.
/// </summary>
internal sealed class HostMessages : IAsyncDisposable
{
    private const int MaxWaiting = 1000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly Channel<string> _lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Task _work;

    public HostMessages(TextWriter writer) => _work = Task.Run(async () =>
    {
        await foreach (var line in _lines.Reader.ReadAllAsync())
        {
            await writer.WriteLineAsync(line);
        }
    });

    public void Write(string line) => _lines.Writer.TryWrite(line);

    /// <summary>
    /// Writes a request as <c>POST /path 201 3.1 ms</c>, with the reason of an error. Reports of background work are warnings.
    /// </summary>
    public void Write(JournalEntry entry)
    {
        if (!entry.IsTask)
        {
            Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.Method} {entry.Path} {entry.Status} {entry.Milliseconds:N1} ms{(entry.Reason is null ? "" : ": " + entry.Reason)}")
                .ReplaceLineEndings(" "));
        }
    }

    /// <summary>Writes what a user needs after the start: the page, the environment of client programs, and the sources.</summary>
    public void WriteStart(PlatformEmulatorOptions options, Uri endpoint)
    {
        var isLoopback = IPAddress.IsLoopback(options.ListenOn.Address);
        var address = options.ListenOn.Address.Equals(IPAddress.Any) || options.ListenOn.Address.Equals(IPAddress.IPv6Any)
            ? $"http://127.0.0.1:{endpoint.Port}"
            : endpoint.GetLeftPart(UriPartial.Authority);
        if (isLoopback || options.ServePage)
        {
            Write($"page: {address}/");
        }

        if (!isLoopback)
        {
            Write("warning: other machines can reach this address, and anyone there can get a token.");
        }

        Write("environment:");
        foreach (var line in EnvironmentLines.Of(address, options.Organization))
        {
            Write("  " + line);
        }

        Write(options.Sources.Count == 0 ? "sources: none. Add one with --source NAME=DIR." : "sources:");
        foreach (var (name, bound) in options.Sources)
        {
            Write($"  {name}={bound}");
            if (bound.Folder is { } folder && !Directory.Exists(folder) && !File.Exists(folder))
            {
                Write($"warning: the folder {folder} of the source {name} does not exist. Runs that read it fail until it exists.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _lines.Writer.Complete();
        await Task.WhenAny(_work, Task.Delay(s_patience));
    }
}
