using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Tests that invalid parameters are rejected before anything is sent.</summary>
public sealed class ValidationTests
{
    private static readonly SpecPart s_broken = new("{}", "The interval must be at least 15.");

    public static TheoryData<string, Func<PlatformClient, Task>> Creates => new()
    {
        { "connection", c => c.Connections.CreateAsync("n", new TestConnection(s_broken)) },
        { "source", c => c.SourceConnections.CreateAsync("n", "c", s_broken, DataFormat.Delimited) },
        { "target", c => c.TargetConnections.CreateAsync("n", s_broken) },
        { "flow", c => c.Flows.CreateAsync("n", new TestFlow { Schedule = s_broken }, "s", "t") },
    };

    [Theory]
    [MemberData(nameof(Creates))]
    public async Task Nothing_is_sent(string what, Func<PlatformClient, Task> create)
    {
        await using var server = RecordingServer.Start();
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<SpecValidationException>(() => create(client));

        Assert.Equal("/interval", Assert.Single(error.Result.Violations).InstancePath);
        Assert.True(server.Requests.Count == 0, $"the {what} was sent");
    }

    [Fact]
    public async Task Mapping_rows_need_source_and_destination()
    {
        await using var server = RecordingServer.Start();
        using var client = server.Client();
        var schema = new XdmSchemaRef("s");

        await Assert.ThrowsAsync<ArgumentException>(() => client.MappingSets.CreateAsync(schema, []));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => client.MappingSets.CreateAsync(schema, [new("Email", " ")]));

        Assert.Contains("Email", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }
}
