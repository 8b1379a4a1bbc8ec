using System.Globalization;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>Draws runs as SVG: a timeline with one lane per flow, the records of each run, and the number of runs per state.</summary>
internal static class RunPicture
{
    private const int MaxLanes = 8;
    private const int MaxRuns = 60;
    private const double Width = 1000;

    private static readonly (string State, string Tone)[] s_states =
        [(RunStatus.Failed, "bad"), (RunStatus.PartialSuccess, "fair"), (RunStatus.Success, "good")];

    /// <summary>Draws one lane per flow, over the time of all their runs.</summary>
    /// <param name="lanes">The flows with their runs, from the oldest to the latest.</param>
    public static void Timeline(Html html, string id, IReadOnlyCollection<(string Name, IReadOnlyList<StoredResource> Runs)> lanes)
    {
        var shown = lanes.Where(lane => lane.Runs.Count > 0)
            .Take(MaxLanes)
            .Select(lane => (lane.Name, Runs: lane.Runs.TakeLast(MaxRuns).Where(run => RunIndex.Started(run) > 0).ToList()))
            .Where(lane => lane.Runs.Count > 0)
            .ToList();
        if (shown.Count == 0)
        {
            return;
        }

        var from = shown.Min(lane => RunIndex.Started(lane.Runs[0]));
        var to = Math.Max(from + 1, shown.Max(lane => lane.Runs.Max(run => RunIndex.Started(run) + (RunIndex.Took(run) ?? 0))));
        html.Raw($"<figure id=\"{id}\" class=\"lanes\"><figcaption>Timeline (UTC): ").Time(from).Raw(" to ").Time(to).Raw("</figcaption>");
        foreach (var (name, runs) in shown)
        {
            html.Raw("<div class=\"lane\"><span>").Words(name).Raw("</span>");
            Open(html, "line", Width, 24, $"{name}: {Summary(runs)}");
            html.Raw("<rect class=\"axis\" x=\"0\" y=\"11\" width=\"1000\" height=\"2\"/>");
            foreach (var run in runs)
            {
                var x = (Width - 8) * (RunIndex.Started(run) - from) / (to - from);
                var width = Math.Max(8, (Width - 8) * (RunIndex.Took(run) ?? 0) / (to - from));

                // A failure is also taller, so that it does not depend on colors alone.
                var height = RunIndex.Rank(RunIndex.State(run)) switch { 0 => 24, 1 => 18, _ => 10 };
                Bar(html, Tone(run), x, (24 - height) / 2.0, width, height);
            }

            html.Raw("</svg></div>");
        }

        if (lanes.Count > shown.Count)
        {
            html.Raw("<p class=\"quiet\">").Text($"{shown.Count} of {Html.Number(lanes.Count)} flows, failing flows first.").Raw("</p>");
        }

        html.Raw("</figure>");
    }

    /// <summary>Draws the records that each run wrote and rejected.</summary>
    public static void Records(Html html, string id, IReadOnlyCollection<StoredResource> all)
    {
        var runs = all.TakeLast(MaxRuns).ToList();
        if (runs.Count == 0)
        {
            return;
        }

        var most = Math.Max(1, runs.Max(run => Written(run) + Failed(run)));
        html.Raw($"<figure id=\"{id}\" class=\"records\"><figcaption>")
            .Text($"Records of the latest {Html.Number(runs.Count)} runs: {Html.Number(runs.Sum(Written))} written, "
                + $"{Html.Number(runs.Sum(Failed))} failed, at most {Html.Number(most)} in a run")
            .Raw("</figcaption>");
        Open(html, "bars", Math.Max(20, runs.Count) * 10, 60, $"Records written and failed by {Html.Number(runs.Count)} runs");
        for (var i = 0; i < runs.Count; i++)
        {
            var (written, failed) = (58.0 * Written(runs[i]) / most, 58.0 * Failed(runs[i]) / most);
            Bar(html, "axis", i * 10, 58, 8, 2);
            Bar(html, "good", i * 10, 58 - written, 8, written);
            Bar(html, "bad", i * 10, 58 - written - failed, 8, failed);
        }

        html.Raw("</svg></figure>");
    }

    /// <summary>Draws the number of items per state as one bar, with links that show only these items.</summary>
    public static void States(Html html, PageView view, string part, IReadOnlyCollection<string?> states)
    {
        var counts = s_states.Select(each => (each.State, each.Tone, Count: states.Count(state => state == each.State))).ToList();
        var other = states.Count - counts.Sum(each => each.Count);
        if (states.Count == 0)
        {
            return;
        }

        html.Raw("<div class=\"states\">");
        Open(html, "share", Width, 10, string.Join(", ", counts.Select(each => $"{each.Count} {Html.SplitWords(each.State)}")));
        var x = 0.0;
        foreach (var (tone, count) in counts.Select(each => (each.Tone, each.Count)).Append(("plain", other)))
        {
            Bar(html, tone, x, 0, Width * count / states.Count, 10);
            x += Width * count / states.Count;
        }

        html.Raw("</svg><p>");
        foreach (var (state, _, count) in counts.Where(each => each.Count > 0))
        {
            html.Link($"{part}-{state}", view.Filter(part, ("state", state)), $"{Html.Number(count)} {Html.SplitWords(state)}").Raw(" ");
        }

        html.Text(other > 0 ? $"{Html.Number(other)} other" : string.Empty).Raw("</p></div>");
    }

    private static string Summary(List<StoredResource> runs) =>
        $"{runs.Count} runs, {runs.Count(run => RunIndex.State(run) == RunStatus.Failed)} failed";

    private static long Written(StoredResource run) => RunIndex.Count(run, "outputRecordCount");

    private static long Failed(StoredResource run) => RunIndex.Count(run, "failedRecordCount");

    private static string Tone(StoredResource run) =>
        Array.Find(s_states, each => each.State == RunIndex.State(run)).Tone ?? "plain";

    private static void Open(Html html, string style, double width, double height, string label) => html
        .Raw(Invariant($"<svg class=\"{style}\" viewBox=\"0 0 {width} {height}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\""))
        .Text(label)
        .Raw("\">");

    private static void Bar(Html html, string style, double x, double y, double width, double height)
    {
        if (height > 0 && width > 0)
        {
            html.Raw(Invariant(
                $"<rect class=\"{style}\" x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\"/>"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
