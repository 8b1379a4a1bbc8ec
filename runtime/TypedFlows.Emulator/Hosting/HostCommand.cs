using System.Net;

namespace TypedFlows.Emulator.Hosting;

/// <summary>Runs the emulator as a program until it is stopped.</summary>
internal static class HostCommand
{
    private const int BadArguments = 2;

    /// <returns>0 after a stop, 1 if the server cannot start, 2 if the arguments are invalid.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = HostArguments.Command.Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync("error: " + error.Message);
        }

        await Console.Error.WriteLineAsync("Use --help for the list of options.");
        return BadArguments;
    }

    internal static async Task<int> ServeAsync(PlatformEmulatorOptions options, CancellationToken stopping)
    {
        try
        {
            options.Warn = message => Console.Error.WriteLine("warning: " + message);
            await using var platform = await PlatformEmulator.StartAsync(options, [], stopping);
            if (!IPAddress.IsLoopback(options.ListenOn.Address))
            {
                await Console.Error.WriteLineAsync("warning: other machines can reach this address, and anyone there can get a token.");
            }

            Console.WriteLine($"ready: {platform.Endpoint.GetLeftPart(UriPartial.Authority)}");
            await Task.Delay(Timeout.Infinite, stopping);
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
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
    }
}
