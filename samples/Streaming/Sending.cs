using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using TypedFlows.Client;

namespace StreamingSample;

/// <summary>Sends messages in batches, and shows the progress and the results.</summary>
internal static class Sending
{
    private const int MostReasons = 3;

    public static async Task RunAsync(
        PlatformClient client, StreamingInlet inlet, IEnumerable<StreamingMessage> messages, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var batch = await AnsiConsole.Status().StartAsync("Sending", status => client.Streaming.SendBatchAsync(
            inlet, messages, new Progress<int>(
                sent => status.Status($"{sent.ToString("N0", CultureInfo.InvariantCulture)} messages sent")), cancellationToken));
        var seconds = watch.Elapsed.TotalSeconds;

        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Inlet", "Requests", "Messages", "Accepted", "Rejected", "Messages per second");
        table.AddRow(
            inlet.IsAuthenticated ? "requires a token" : "public",
            Text(batch.BatchIds.Count),
            Text(batch.Results.Count),
            Text(batch.Results.Count - batch.Failed.Count()),
            Text(batch.Failed.Count()),
            Text((int)(batch.Results.Count / seconds)));
        AnsiConsole.Write(table);
        foreach (var reason in batch.Failed.GroupBy(result => result.Message).Take(MostReasons))
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{reason.Count()} rejected:[/] {reason.Key}");
        }

        AnsiConsole.WriteLine(batch.ToString());
    }

    /// <summary>Shows the receipt of a message that was sent separately.</summary>
    public static void Show(StreamingReceipt receipt) =>
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"  [green]✓[/] {"one message".PadRight(26)} [grey]{receipt.XactionId}[/]");

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
