// A complete example in one file: a pipeline from cloud storage, deployed to the emulator, and the rows that it wrote.
using QuickStart.Specs;
using TypedFlows.Client;
using TypedFlows.Emulator;

await using var platform = await PlatformEmulator.StartAsync(o => o.Source(AmazonS3.Id, Path.Combine(AppContext.BaseDirectory, "data")));
using var client = new PlatformClient(platform.ClientOptions);   // PlatformClientOptions.FromEnvironment() for the real platform

var readers = new Pipeline("Readers")
{
    Connection = new AmazonS3.Connection { Auth = new AmazonS3.AccessKeyAuth { S3AccessKey = "any text", S3SecretKey = "any text" } },
    Schema = Customer.Spec,
    Mapping =
    {
        ["Id"] = Customer.Paths.Id,
        ["Name"] = Customer.Paths.Person.Name.FullName,
        ["Email"] = Customer.Paths.PersonalEmail.Address,
    },
    Flow = new CloudStorageToAep.Flow
    {
        Source = new AmazonS3.Source { Path = "/", Recursive = true },
        Schedule = CloudStorageToAep.ScheduleParams.Hour(startTime: DateTimeOffset.UtcNow, interval: 1),
    },
};
var applied = await readers.ApplyAsync(client);
var run = await applied.WaitForRunAsync();
Console.WriteLine(run);
foreach (var row in await platform.GetRecordsAsync(applied.DataSetId))
{
    Console.WriteLine(row);
}
