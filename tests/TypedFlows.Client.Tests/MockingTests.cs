using System.Reflection;

namespace TypedFlows.Client.Tests;

/// <summary>Tests that users of the client can mock it.</summary>
public sealed class MockingTests
{
    public static TheoryData<Type> Clients => new(typeof(PlatformClient).Assembly.GetExportedTypes()
        .Where(type => type == typeof(PlatformClient) || type.Name.EndsWith("Operations", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Clients))]
    public void All_members_are_virtual_and_a_parameterless_constructor_exists(Type type)
    {
        var members = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.Name != nameof(IDisposable.Dispose));

        Assert.All(members, method => Assert.True(method.IsVirtual && !method.IsFinal, $"{type.Name}.{method.Name} cannot be replaced"));
        Assert.Contains(
            type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance), c => c.IsFamily && c.GetParameters().Length == 0);
    }

    [Fact]
    public async Task A_mock_responds_without_a_platform()
    {
        using PlatformClient client = new StandIn();

        var run = await client.Runs.WaitForCompletionAsync("f");

        Assert.Equal("records: 3 read, 3 written, 0 failed", run.Records.ToString());
    }

    private sealed class StandIn : PlatformClient
    {
        public override RunOperations Runs { get; } = new StandInRuns();
    }

    private sealed class StandInRuns : RunOperations
    {
        public override Task<FlowRun> WaitForCompletionAsync(
            string flowId,
            IProgress<FlowRun>? progress = null,
            TimeSpan? timeout = null,
            DateTimeOffset? since = null,
            CancellationToken cancellationToken = default) =>
            Task.FromResult(new FlowRun
            {
                Id = "r",
                Status = FlowRunStatus.Success,
                Metrics = new() { RecordSummary = new() { InputRecordCount = 3, OutputRecordCount = 3 } },
            });
    }
}
