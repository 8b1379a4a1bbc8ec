using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>The runs of all flows at one time, from the oldest to the latest.</summary>
internal sealed class RunIndex
{
    private readonly ILookup<string, StoredResource> _byFlow;

    public RunIndex(IResourceStore resources)
    {
        All = [.. resources.ListAll(ResourceKind.Run).OrderBy(Started)];
        _byFlow = All.ToLookup(run => run.View.Text("flowId") ?? string.Empty, StringComparer.Ordinal);
    }

    public IReadOnlyList<StoredResource> All { get; }

    public IEnumerable<StoredResource> Of(StoredResource flow) => _byFlow[flow.Id];

    /// <summary>Returns the latest run of a flow that has ended; <see langword="null"/> if there is none.</summary>
    public StoredResource? LastEnded(StoredResource flow) =>
        Of(flow).LastOrDefault(run => State(run) is not (RunStatus.Queued or RunStatus.InProgress));

    /// <summary>Returns the order of the flow: failing flows, then partly failing flows, then the others.</summary>
    public int Rank(StoredResource flow) => LastEnded(flow) is { } run ? Rank(State(run)) : 2;

    public static int Rank(string? state) => state switch
    {
        RunStatus.Failed => 0,
        RunStatus.PartialSuccess => 1,
        _ => 2,
    };

    public static string? State(StoredResource run) => run.View.Text("state");

    /// <summary>Returns the start of a run in epoch milliseconds; 0 if it has not started.</summary>
    public static long Started(StoredResource run) => PageText.Number(run.View["metrics"]["durationSummary"], "startedAtUTC") ?? 0;

    /// <summary>Returns the duration of a run in milliseconds; <see langword="null"/> if it has not ended.</summary>
    public static long? Took(StoredResource run) =>
        PageText.Number(run.View["metrics"]["durationSummary"], "startedAtUTC") is { } from
            && PageText.Number(run.View["metrics"]["durationSummary"], "completedAtUTC") is { } to
            ? to - from
            : null;

    public static long Count(StoredResource run, string name) =>
        PageText.Number(run.View["metrics"]["recordSummary"], name) ?? 0;

    /// <summary>Returns the errors of a run as text, for the search.</summary>
    public static string ErrorText(StoredResource run) => string.Join(
        ' ',
        PageText.Items(run.View["metrics"]["statusSummary"]["errors"]).Select(error => $"{error.Text("code")} {error.Text("message")}"));

    /// <summary>Appends the errors of a run.</summary>
    public static void Errors(Html html, StoredResource run)
    {
        foreach (var error in PageText.Items(run.View["metrics"]["statusSummary"]["errors"]))
        {
            html.Raw("<div class=\"why\">").Code(error.Text("code")).Text(" ").Words(error.Text("message")).Raw("</div>");
        }
    }
}
