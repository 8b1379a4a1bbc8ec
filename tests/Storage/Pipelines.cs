using System.Globalization;
using System.IO.Compression;
using System.Text;
using Parquet;
using Parquet.Schema;
using TypedFlows.Client;
using TypedFlows.Emulator;
using TypedFlows.Storage.Specs;

namespace TypedFlows.Storage;

/// <summary>Contains the pipelines of the tests and the content of their files.</summary>
internal static class Pipelines
{
    public static Pipeline OfS3(string secret, string path, bool isRecursive = false, DataFormat? format = null) => Of(
        new AmazonS3.Connection { Auth = new AmazonS3.AccessKeyAuth { S3AccessKey = Servers.S3Server.AccessKey, S3SecretKey = secret } },
        new CloudStorageToAep.Flow
        {
            Source = new AmazonS3.Source { Path = path, Recursive = isRecursive },
            Schedule = CloudStorageToAep.ScheduleParams.Hour(startTime: 1567411548, interval: 1, backfill: true),
        },
        format);

    public static Pipeline OfBlob(string connectionString, string path) => Of(
        new AzureBlob.Connection { Auth = new AzureBlob.ConnectionStringAuth { ConnectionString = connectionString } },
        new CloudStorageToAep.Flow
        {
            Source = new AzureBlob.Source { Path = path },
            Schedule = CloudStorageToAep.ScheduleParams.Hour(startTime: 1567411548, interval: 1, backfill: true),
        });

    public static byte[] Csv(params int[] ids) =>
        Encoding.UTF8.GetBytes("Id,Name,Email\n" + string.Concat(ids.Select(id => $"{id},Zoë {id},{id}@example.com\n")));

    public static async Task<byte[]> ParquetAsync(int[] ids)
    {
        var schema = new ParquetSchema(new DataField<string>("Id"), new DataField<string>("Name"), new DataField<string>("Email"));
        using var target = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(schema, target))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (field, format) in schema.DataFields.Zip(new[] { "{0}", "Zoë {0}", "{0}@example.com" }))
            {
                await group.WriteAsync(field, ids.Select(id => string.Format(CultureInfo.InvariantCulture, format, id)).ToList());
            }
        }

        return target.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return target.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return target.ToArray();
    }

    public static async Task<FlowRun> ApplyAndWaitAsync(this Pipeline pipeline, PlatformClient client)
    {
        var applied = await pipeline.ApplyAsync(client);
        return await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1));
    }

    /// <summary>Moves the clock to the next run of the hourly flow and returns that run when it ended.</summary>
    public static async Task<FlowRun> NextRunAsync(this PlatformEmulator platform, PlatformClient client, string flowId)
    {
        var before = (await client.Runs.ListAsync(flowId).ToListAsync()).Select(run => run.Id).ToHashSet(StringComparer.Ordinal);
        platform.AdvanceClock(TimeSpan.FromHours(1));
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var run = (await client.Runs.ListAsync(flowId, timeout.Token).ToListAsync(timeout.Token)).Find(run => !before.Contains(run.Id));
            if (run is not null)
            {
                return await client.Runs.WaitForRunAsync(run.Id, timeout: TimeSpan.FromMinutes(1), cancellationToken: timeout.Token);
            }

            await Task.Delay(50, timeout.Token);
        }
    }

    /// <summary>Asserts that the run failed, and returns its errors as text.</summary>
    public static string MustFail(this FlowRun run, string code)
    {
        var error = Assert.Single(run.Errors);
        Assert.Equal(code, error.Code);
        return error.ToString()!;
    }

    public static async Task<IReadOnlyList<string>> IdsAsync(this PlatformEmulator platform, string dataSetId) =>
        [.. (await platform.GetRecordsAsync(dataSetId)).Select(record => record.GetProperty("_id").GetString()!).Order(StringComparer.Ordinal)];

    public static Pipeline Of(IConnection connection, IFlow flow, DataFormat? format = null) => new("Customers")
    {
        Connection = connection,
        Schema = Customer.Spec,
        Format = format,
        Mapping =
        {
            ["Id"] = Customer.Paths.Id,
            ["Name"] = Customer.Paths.Person.Name.FullName,
            ["Email"] = Customer.Paths.PersonalEmail.Address,
        },
        Flow = flow,
    };
}
