using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.Pages;

/// <summary>What the address of the page asks to see.</summary>
/// <param name="Flow">The flow that is shown in full; null for none.</param>
/// <param name="Run">The run that is shown in full.</param>
/// <param name="DataSet">The dataset whose rows are shown; null for the latest that has any.</param>
/// <param name="Start">The first of those rows.</param>
/// <param name="IsErrorsOnly">Whether only the requests are listed that were refused.</param>
internal sealed record PageView(string? Flow, string? Run, string? DataSet, long Start, bool IsErrorsOnly)
{
    public static PageView Of(RequestContext call) => new(
        Text(call, "flow"),
        Text(call, "run"),
        Text(call, "dataset"),
        long.TryParse(call.Query["start"].ToString(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var start) ? start : 0,
        call.Query["requests"] == "refused");

    private static string? Text(RequestContext call, string name) => call.Query[name].ToString() is { Length: > 0 } text ? text : null;
}
