using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace TypedFlows.Emulator.Hosting;

/// <summary>Runs the emulator as a program until it is stopped.</summary>
internal static class HostCommand
{
    /// <summary>The exit code if another program uses the port.</summary>
    public const int PortInUse = 4;

    private const int BadArguments = 2;

    /// <returns>0 after a stop, 1 if the server cannot start, 2 if the arguments are invalid, 4 if the port is in use.</returns>
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
            await using var messages = new HostMessages(Console.Error);
            options.Warn = message => messages.Write("warning: " + message);
            if (options.Log || !Console.IsErrorRedirected)
            {
                options.Watch = messages.Write;
            }

            await using var platform = await PlatformEmulator.StartAsync(options, [], stopping);
            Console.WriteLine($"ready: {platform.Endpoint.GetLeftPart(UriPartial.Authority)}");
            messages.WriteStart(options, platform.Endpoint);
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
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"error: the port {options.ListenOn.Port} is in use. Stop the program that uses it, or select another port with --urls.");
            return PortInUse;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync("error: " + e.Message);
            return 1;
        }
    }
}
