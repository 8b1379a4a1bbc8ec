using System.Collections;
using System.Text.Json;
using TypedFlows.Benchmarks.Specs;
using TypedFlows.Client;

namespace TypedFlows.Benchmarks.Soak;

/// <summary>Sends messages, one by one and in batches, until each one is acknowledged. Verifies that each one is stored.</summary>
internal sealed class SoakStreams(EmulatorProcess emulator, SoakTally tally)
{
    private const int Senders = 4;
    private const int BatchSize = 50;
    private const int PageSize = 10_000;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly int[] _sent = new int[Senders];
    private string _dataSet = string.Empty;
    private StreamingInlet? _inlet;

    public async Task CreateAsync(PlatformClient client)
    {
        var pipeline = new Pipeline("Soak messages")
        {
            Connection = new Streaming.Connection
            {
                Auth = new Streaming.StreamingConnectionAuth
                {
                    SourceId = "soak",
                    Name = "soak",
                    DataType = Streaming.DataType.Raw,
                },
            },
            Flow = new SteamDataWithTransformation.Flow { Source = new Streaming.Source() },
            Schema = XdmSchema.Profile(),
            Mapping = { ["id"] = "_id", ["name"] = "person.name.fullName" },
        };
        var applied = await pipeline.ApplyAsync(client);
        _dataSet = applied.DataSetId;
        _inlet = await applied.GetInletAsync();
    }

    public Task RunAsync(PlatformClient client, CancellationToken ending) =>
        Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => SendAsync(client, sender, ending)));

    /// <summary>Reads all stored messages. A message whose response was lost may be stored twice.</summary>
    public async Task VerifyAsync()
    {
        var found = _sent.Select(sent => new BitArray(sent)).ToArray();
        var (stored, total) = (0L, await emulator.CountRecordsAsync(_dataSet));
        while (stored < total)
        {
            var page = await emulator.ReadAsync($"datasets/{_dataSet}/records?start={stored}&limit={PageSize}");
            foreach (var record in page.GetProperty("items").EnumerateArray())
            {
                var id = record.GetProperty("_id").GetString()!.Split('-');
                found[int.Parse(id[0], null)][int.Parse(id[1], null)] = true;
                stored++;
            }
        }

        var (sent, distinct) = (_sent.Sum(), found.Sum(bits => bits.Cast<bool>().Count(isStored => isStored)));
        tally.Verify("acknowledged messages", sent, distinct);
        tally.Report("messages that are stored again after a lost response", $"{stored - distinct:N0}");
        tally.Verify("messages beyond those of lost responses", 0, Math.Max(0, stored - distinct - (tally.LostResponses * BatchSize)));
    }

    private async Task SendAsync(PlatformClient client, int sender, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            var first = _sent[sender];
            var count = first % 3 == 0 ? 1 : BatchSize;
            var messages = Enumerable.Range(first, count).Select(number => StreamingMessage.Raw(Message(sender, number))).ToList();
            while (messages.Count > 0)
            {
                try
                {
                    if (count == 1)
                    {
                        await client.Streaming.SendAsync(_inlet!, messages[0], cancellationToken: CancellationToken.None);
                        break;
                    }

                    var sent = await client.Streaming.SendBatchAsync(_inlet!, messages, cancellationToken: CancellationToken.None);
                    messages = [.. sent.Failed.Select(failed => messages[failed.Index])];
                }
                catch (PlatformException)
                {
                    tally.CallFailed();
                }
            }

            _sent[sender] += count;
            await Task.Delay(s_pause, CancellationToken.None);
        }
    }

    private static JsonElement Message(int sender, int number) => JsonElement.Parse(
        $$"""{ "id": "{{sender}}-{{number}}", "name": "Message {{number}} of sender {{sender}}" }""");
}
