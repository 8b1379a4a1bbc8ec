using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Tests pipelines that are applied or deleted again after the program was terminated.</summary>
public sealed partial class PipelineTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    [InlineData(7, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    [InlineData(7, true)]
    public async Task Terminated_at_any_step_and_applied_again_it_is_complete_and_nothing_is_duplicated(int step, bool hasTakenEffect)
    {
        using var handler = Killer(step, hasTakenEffect);
        using var client = Client(handler);
        var pipeline = Contacts();
        await Assert.ThrowsAsync<KilledException>(() => pipeline.ApplyAsync(client));

        var applied = await pipeline.ApplyAsync(_client);

        Assert.Equal(Resources, await CountAsync());
        Assert.True((await pipeline.PlanAsync(_client)).IsEmpty);
        Assert.Equal(hasTakenEffect ? step : step - 1, applied.Steps.Count(one => one.Action == PipelineAction.Unchanged));
        Assert.Equal(2, (await applied.WaitForRunAsync(timeout: TimeSpan.FromMinutes(1))).Records.OutputRecordCount);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public async Task Terminated_while_it_changes_and_applied_again_it_is_as_it_should_be(int step, bool hasTakenEffect)
    {
        await Contacts().ApplyAsync(_client);
        using var handler = Killer(step, hasTakenEffect);
        using var client = Client(handler);
        var changed = Contacts(schedule: """{"startTime":1567411548,"frequency":"hour","interval":2}""");
        changed.Mapping["FirstName"] = "person.name.lastName";
        await Assert.ThrowsAsync<KilledException>(() => changed.ApplyAsync(client));

        await changed.ApplyAsync(_client);

        // The previous mapping set remains, because the service cannot delete it.
        Assert.Equal(Resources + 1, await CountAsync());
        Assert.True((await changed.PlanAsync(_client)).IsEmpty);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(4, false)]
    [InlineData(6, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(6, true)]
    public async Task Terminated_while_it_is_deleted_and_deleted_again_nothing_is_left(int step, bool hasTakenEffect)
    {
        await Contacts().ApplyAsync(_client);
        using var handler = Killer(step, hasTakenEffect);
        using var client = Client(handler);
        await Assert.ThrowsAsync<KilledException>(() => Contacts().DeleteAsync(client));

        await Contacts().DeleteAsync(_client);

        Assert.Equal(1, await CountAsync());
    }

    /// <summary>Terminates the program before or after the change of this number.</summary>
    private static InterceptingHandler Killer(int step, bool hasTakenEffect) => hasTakenEffect
        ? new() { After = number => Kill(number == step) }
        : new() { Before = (number, _) => Kill(number == step) };

    private static HttpResponseMessage? Kill(bool now) => now ? throw new KilledException() : null;

    private sealed class KilledException : Exception;
}
