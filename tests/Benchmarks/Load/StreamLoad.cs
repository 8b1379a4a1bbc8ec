using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TypedFlows.Benchmarks.Load;

/// <summary>Measures messages from several senders to an inlet, individually or in batches of 100.</summary>
internal static class StreamLoad
{
    private const int Senders = 8;
    private const int BatchSize = 100;

    public static async Task RunAsync(bool isDurable, int messages, bool isBatched)
    {
        await using var platform = await LoadPlatform.StartAsync(isDurable, sourceFolder: null);
        var inlet = await platform.CreateStreamAsync();
        inlet = isBatched ? inlet.Replace("/collection/", "/collection/batch/", StringComparison.Ordinal) : inlet;
        var requests = isBatched ? messages / BatchSize : messages;
        await SendAsync(platform, inlet, isBatched, Math.Min(requests, 200), -1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var stored = platform.Platform.CountRecords(platform.DataSetId);

        var began = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(
            Enumerable.Range(0, Senders).Select(
                sender => Task.Run(() => SendAsync(platform, inlet, isBatched, requests / Senders, sender))));
        var elapsed = Stopwatch.GetElapsedTime(began);
        var sent = platform.Platform.CountRecords(platform.DataSetId) - stored;
        LoadCommand.Require(
            sent == requests / Senders * Senders * (isBatched ? BatchSize : 1), $"{sent} of {messages} messages are stored");
        var all = times.SelectMany(time => time).Order().ToList();
        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / 1024;
        var (rate, p50, p99) = (sent / elapsed.TotalSeconds, LoadCommand.Percentile(all, 50), LoadCommand.Percentile(all, 99));
        LoadCommand.Print(
            $"messages {(isBatched ? "by the hundred" : "one by one")}, {(isDurable ? "durable" : "in memory")}",
            $"{rate:N0} per second; a request takes {p50:N2} ms (p50), {p99:N2} ms (p99); {grown:N1} MB more for {sent:N0} messages");
    }

    private static async Task<List<double>> SendAsync(LoadPlatform platform, string inlet, bool isBatched, int requests, int sender)
    {
        var times = new List<double>(requests);
        var text = new StringBuilder();
        for (var i = 0; i < requests; i++)
        {
            text.Clear();
            if (isBatched)
            {
                text.Append("{\"messages\":[");
                for (var item = 0; item < BatchSize; item++)
                {
                    Append(text.Append(item == 0 ? string.Empty : ","), sender, (i * BatchSize) + item);
                }

                text.Append("]}");
            }
            else
            {
                Append(text, sender, i);
            }

            var began = Stopwatch.GetTimestamp();
            await platform.PostAsync(inlet, text.ToString());
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }

    private static void Append(StringBuilder text, int sender, int number) => text.Append(
        CultureInfo.InvariantCulture,
        $$"""{"_id":"{{sender}}-{{number}}","person":{"name":{"firstName":"Johnson","lastName":"Smith"} }"""
            + $$""","personalEmail":{"address":"johnson@example.com"},"homeAddress":{"city":"Seattle"} }""");
}
