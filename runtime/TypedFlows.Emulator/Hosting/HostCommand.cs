using System.Net;
using System.Runtime.InteropServices;

namespace TypedFlows.Emulator.Hosting;

/// <summary>The emulator as a program: serves until it is told to stop.</summary>
internal static class HostCommand
{
    private const int BadArguments = 2;

    /// <returns>0 when it was stopped, 1 when it cannot serve, 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Contains("--help"))
        {
            Console.WriteLine(HostArguments.Usage);
            return 0;
        }

        using var stopping = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var options = HostArguments.Parse(args);
            await using var platform = await PlatformEmulator.StartAsync(options, [], stopping.Token);
            if (!IPAddress.IsLoopback(options.ListenOn.Address))
            {
                await Console.Error.WriteLineAsync("warning: this address can be reached from other machines; anyone there gets a token.");
            }

            Console.WriteLine($"ready: {platform.Endpoint.GetLeftPart(UriPartial.Authority)}");
            await Task.Delay(Timeout.Infinite, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
        catch (FormatException e)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}{Environment.NewLine}{Environment.NewLine}{HostArguments.Usage}");
            return BadArguments;
        }
        catch (Exception e) when (e is ArgumentException or DirectoryNotFoundException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync("error: " + e.Message);
            return BadArguments;
        }
        catch (IOException e)
        {
            await Console.Error.WriteLineAsync("error: " + e.Message);
            return 1;
        }

        return 0;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stopping.Cancel();
        }
    }
}
