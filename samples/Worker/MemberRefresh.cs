using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TypedFlows.Client;
using Worker.Specs;

namespace Worker;

/// <summary>Applies the members' pipeline periodically and logs the results of its runs.</summary>
internal sealed partial class MemberRefresh(
    PlatformClient client,
    IOptions<RefreshOptions> options,
    IHostApplicationLifetime lifetime,
    ILogger<MemberRefresh> log) : BackgroundService
{
    private readonly Pipeline _members = new("Club members")
    {
        Connection = new AzureBlob.Connection
        {
            Auth = new AzureBlob.ConnectionStringAuth
            {
                ConnectionString = Environment.GetEnvironmentVariable("AZURE_CONNECTION_STRING") ?? "any text is valid on the emulator",
            },
        },
        Flow = new CloudStorageToAep.Flow
        {
            Source = new AzureBlob.Source { Path = "/", Recursive = true },
            Schedule = CloudStorageToAep.ScheduleParams.Hour(DateTimeOffset.UtcNow, interval: 1),
        },
        Schema = Customer.Spec,
        Mapping =
        {
            ["Number"] = Customer.Paths.Id,
            ["Name"] = Customer.Paths.Person.Name.FullName,
            ["Mail"] = Customer.Paths.PersonalEmail.Address,
        },
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var round = 1; options.Value.Rounds == 0 || round <= options.Value.Rounds; round++)
            {
                if (round > 1)
                {
                    await Task.Delay(options.Value.Pause, stoppingToken);
                }

                await RefreshAsync(round, stoppingToken);
            }
        }
        catch (Exception e) when (e is PlatformException or PipelineException)
        {
            LogFailure(e.Message);
            Environment.ExitCode = 1;
        }
        finally
        {
            lifetime.StopApplication();
        }
    }

    private async Task RefreshAsync(int round, CancellationToken cancellationToken)
    {
        var applied = await _members.ApplyAsync(client, cancellationToken: cancellationToken);
        var changes = applied.Steps.Count(step => step.Action != PipelineAction.Unchanged);
        LogApplied(round, changes, applied.DataSetId);
        var run = await applied.WaitForRunAsync(cancellationToken: cancellationToken);
        LogRun(run.Id, run);
    }

    [LoggerMessage(1, LogLevel.Information, "round {Round}: {Changes} changes, dataset {DataSetId}")]
    private partial void LogApplied(int round, int changes, string dataSetId);

    [LoggerMessage(2, LogLevel.Information, "run {RunId} ended: {Run}")]
    private partial void LogRun(string runId, FlowRun run);

    [LoggerMessage(3, LogLevel.Error, "{Reason}")]
    private partial void LogFailure(string reason);
}
