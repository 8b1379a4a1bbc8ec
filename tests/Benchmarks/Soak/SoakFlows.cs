using System.Globalization;
using TypedFlows.Benchmarks.Specs;
using TypedFlows.Client;

namespace TypedFlows.Benchmarks.Soak;

/// <summary>Writes files that scheduled flows read, and verifies that each row is stored or counted as failed, once.</summary>
internal sealed class SoakFlows(EmulatorProcess emulator, SoakTally tally, string folder)
{
    private const int Flows = 3;
    private const int RowsPerFile = 2000;
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    private readonly List<AppliedPipeline> _applied = [];
    private long _rows;
    private int _files;

    public async Task CreateAsync(PlatformClient client)
    {
        for (var i = 0; i < Flows; i++)
        {
            Directory.CreateDirectory(Path.Combine(folder, Name(i)));
            await WriteAsync(i);
            var pipeline = new Pipeline($"Soak rows {i}")
            {
                Connection = new AmazonS3.Connection
                {
                    Auth = new AmazonS3.AccessKeyAuth { S3AccessKey = "soak", S3SecretKey = "soak" },
                },
                Flow = new CloudStorageToAep.Flow
                {
                    Source = new AmazonS3.Source { Path = Name(i), Recursive = true },
                    Options = new CloudStorageToAep.OptionParams { PartialIngestionPercent = 90, ErrorDiagnosticsEnabled = true },
                    Schedule = CloudStorageToAep.ScheduleParams.Minute(DateTimeOffset.UtcNow, interval: (int)s_interval.TotalMinutes),
                },
                Schema = XdmSchema.Profile(),
                Mapping = { ["Id"] = "_id", ["Name"] = "person.name.fullName" },
            };
            _applied.Add(await pipeline.ApplyAsync(client));
        }
    }

    /// <summary>Adds files and moves the clock so that the flows run. Some flows are disabled and enabled again while they run.</summary>
    public async Task RunAsync(PlatformClient client, CancellationToken ending)
    {
        for (var round = 0; !ending.IsCancellationRequested; round++)
        {
            await WriteAsync(round % Flows);
            await emulator.AdvanceClockAsync(s_interval);
            try
            {
                if (round % 5 == 0)
                {
                    var flow = _applied[round / 5 % Flows].FlowId;
                    await client.Flows.DisableAsync(flow, CancellationToken.None);
                    await client.Flows.EnableAsync(flow, CancellationToken.None);
                }
            }
            catch (PlatformException)
            {
                tally.CallFailed();
            }

            await Task.Delay(s_pause, ending).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Lets the flows read what is left, then compares the rows of the files, the runs and the datasets.</summary>
    public async Task VerifyAsync(PlatformClient client)
    {
        foreach (var applied in _applied)
        {
            await client.Flows.EnableAsync(applied.FlowId);
        }

        await DrainAsync(client);
        await emulator.AdvanceClockAsync(s_interval * 2);
        await DrainAsync(client);

        var (stored, written, failed, runs) = (0L, 0L, 0L, 0);
        foreach (var applied in _applied)
        {
            stored += await emulator.CountRecordsAsync(applied.DataSetId);
            await foreach (var run in client.Runs.ListAsync(applied.FlowId))
            {
                runs++;
                if (run.Status == FlowRunStatus.Success || run.Status == FlowRunStatus.PartialSuccess)
                {
                    written += run.Records.OutputRecordCount ?? 0;
                    failed += run.Records.FailedRecordCount ?? 0;
                }
            }
        }

        tally.Report("runs", $"{runs:N0}");
        tally.Verify("rows in files", _rows, stored + failed);
        tally.Verify("rows that the runs count as stored", stored, written);
    }

    private async Task DrainAsync(PlatformClient client)
    {
        foreach (var applied in _applied)
        {
            while (await IsRunningAsync(client, applied.FlowId))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private static async Task<bool> IsRunningAsync(PlatformClient client, string flow)
    {
        await foreach (var run in client.Runs.ListAsync(flow))
        {
            if (run.Status == FlowRunStatus.InProgress || run.Status == FlowRunStatus.Queued)
            {
                return true;
            }
        }

        return false;
    }

    // The emulator leaves out files whose names end in .tmp, and reads a file once it is complete.
    private async Task WriteAsync(int flow)
    {
        var file = Path.Combine(folder, Name(flow), string.Create(CultureInfo.InvariantCulture, $"{_files++:D6}.csv"));
        var rows = Enumerable.Range(0, RowsPerFile).Select(row => string.Create(CultureInfo.InvariantCulture, $"{_rows + row},Person {row}"));
        var whole = Path.Combine(folder, "whole");
        await File.WriteAllLinesAsync(whole, rows.Prepend("Id,Name"));
        File.Move(whole, file);
        _rows += RowsPerFile;
    }

    private static string Name(int flow) => "flow" + flow.ToString(CultureInfo.InvariantCulture);
}
