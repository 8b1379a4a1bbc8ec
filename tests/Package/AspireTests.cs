namespace TypedFlows.Package;

/// <summary>Tests an app host outside the repository, with the SDK of Aspire, that runs the emulator and a project that uses it.</summary>
public class AspireTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    [Fact]
    public async Task A_project_of_an_app_host_deploys_to_the_emulator_without_code()
    {
        var client = feed.CreateConsumer("AspireClient", "flow/CloudStorageToAEP.json", "connection/amazon-s3.json");
        client.Write("Program.cs", """
            using AspireClient.Specs;
            using TypedFlows.Client;

            using var client = new PlatformClient(PlatformClientOptions.FromEnvironment());
            var readers = new Pipeline("Readers")
            {
                Connection = new AmazonS3.Connection { Auth = new AmazonS3.AccessKeyAuth { S3AccessKey = "any", S3SecretKey = "any" } },
                Schema = XdmSchema.Profile(),
                Mapping = { ["Id"] = "_id" },
                Flow = new CloudStorageToAep.Flow
                {
                    Source = new AmazonS3.Source { Path = "/" },
                    Schedule = CloudStorageToAep.ScheduleParams.Hour(DateTimeOffset.UtcNow, interval: 1),
                },
            };
            var run = await (await readers.ApplyAsync(client)).WaitForRunAsync();
            return run.Records.OutputRecordCount == 2 ? 42 : 1;
            """);
        (await client.BuildAsync()).MustSucceed();
        var host = feed.CreateConsumer("AspireHost");
        host.Write("AspireHost.csproj", $"""
            <Project Sdk="Aspire.AppHost.Sdk/13.6.4">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TypedFlows.Aspire.Hosting" Version="{PackedFeed.Version}" />
              </ItemGroup>
            </Project>
            """);
        host.Write("data/readers.csv", "Id\n1\n2\n");
        host.Write("Program.cs", """
            using Aspire.Hosting;
            using Aspire.Hosting.ApplicationModel;

            var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = true });
            var platform = builder.AddPlatformEmulator("platform").WithSource("amazon-s3", "data");
            builder.AddProject("client", "../AspireClient/AspireClient.csproj").WithReference(platform).WaitFor(platform);
            await using var app = builder.Build();
            await app.StartAsync();
            var ended = await app.ResourceNotifications.WaitForResourceAsync(
                "client", each => KnownResourceStates.TerminalStates.Contains(each.Snapshot.State?.Text));
            await app.StopAsync();
            Console.WriteLine($"The client ended with {ended.Snapshot.ExitCode}.");
            """);
        (await host.BuildAsync()).MustSucceed();
        Assert.Contains("The client ended with 42.", (await host.RunAsync()).MustSucceed().Output, StringComparison.Ordinal);
    }
}
