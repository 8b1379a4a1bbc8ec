using System.Diagnostics;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace TypedFlows.Benchmarks.Load;

/// <summary>
/// Measures a run that reads a large delimited file from an S3-compatible server on this machine, compared with the same file in a folder,
/// and its memory compared with a file of a tenth of the size.
/// </summary>
internal static class AccountLoad
{
    private const double Goal = 1.3;
    private const string Bucket = "load";
    private const int Mebibyte = 1024 * 1024;

    private static readonly string[] s_attributes = [.. new[] { "Id", "First", "Last", "Mail" }.Select(LoadPlatform.Attribute)];

    /// <param name="endpoint">The address of the server. Its account is that of s3rver, unless the environment names another.</param>
    public static async Task RunAsync(Uri endpoint, long size, int rounds)
    {
        var key = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? "S3RVER";
        var secret = Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") ?? "S3RVER";
        var folder = Directory.CreateTempSubdirectory("typedflows-load-");
        try
        {
            var (large, small) = (Path.Combine(folder.FullName, "large.csv"), Path.Combine(folder.FullName, "small.csv"));
            var (rows, some) = (Write(large, size), Write(small, size / 10));
            using (var client = new AmazonS3Client(
                new BasicAWSCredentials(key, secret),
                new AmazonS3Config
                {
                    ServiceURL = endpoint.ToString(),
                    ForcePathStyle = true,
                    AuthenticationRegion = "us-east-1",
                    Timeout = TimeSpan.FromMinutes(10),
                }))
            {
                if ((await client.ListBucketsAsync()).Buckets?.Exists(bucket => bucket.BucketName == Bucket) != true)
                {
                    await client.PutBucketAsync(Bucket);
                }

                foreach (var path in (string[])[large, small])
                {
                    await client.PutObjectAsync(
                        new PutObjectRequest { BucketName = Bucket, Key = Path.GetFileName(path), FilePath = path, UseChunkEncoding = false });
                }
            }

            var ratios = new List<double>();
            var memory = (Small: 0L, Large: 0L);
            for (var round = 0; round < rounds; round++)
            {
                memory.Small = (await AccountAsync("/load/small.csv", some)).Memory;
                var (time, used) = await AccountAsync("/load/large.csv", rows);
                memory.Large = used;
                await using var platform = await LoadPlatform.StartAsync(isDurable: true, folder.FullName, s_attributes);
                ratios.Add(time / (await MeasureAsync(platform, "/large.csv", rows)).Time);
            }

            var ratio = ratios.Order().ElementAt(rounds / 2);
            LoadCommand.Print(
                $"{size / Mebibyte:N0} MB of an account",
                $"{ratio:N2} times the same file in a folder, at most {Goal}: {(ratio <= Goal ? "met" : "missed")}");
            LoadCommand.Print(
                "its memory",
                $"{memory.Large / Mebibyte:N0} MB at most, {memory.Small / Mebibyte:N0} MB with a tenth of the size");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        async Task<(double Time, long Memory)> AccountAsync(string path, long count)
        {
            await using var platform = await LoadPlatform.StartAsync(endpoint, key, secret, s_attributes);
            return await MeasureAsync(platform, path, count);
        }
    }

    /// <summary>Returns the milliseconds of a run, and the most bytes of the heap while it was read.</summary>
    private static async Task<(double Time, long Memory)> MeasureAsync(LoadPlatform platform, string path, long rows)
    {
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        var began = Stopwatch.GetTimestamp();
        await platform.WaitAsync(
            await platform.CreateFlowAsync("load", path, 1567411548), () => most = Math.Max(most, GC.GetTotalMemory(false) - before));
        var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var stored = platform.Platform.CountRecords(platform.DataSetId);
        LoadCommand.Require(stored == rows, $"{stored} of {rows} rows are stored");
        return (elapsed, most);
    }

    private static long Write(string path, long size)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine("Id,First,Last,Mail");
        long rows = 0;
        for (; writer.BaseStream.Position < size; rows++)
        {
            writer.WriteLine($"{rows},First name {rows},Last name {rows},somebody.{rows}@example.com");
        }

        return rows;
    }
}
