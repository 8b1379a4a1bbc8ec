using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.Pages;

/// <summary>The view that the address of the page selects.</summary>
/// <param name="Flow">The flow with details; <see langword="null"/> for none.</param>
/// <param name="Run">The run with details.</param>
/// <param name="DataSet">The dataset with rows; <see langword="null"/> for the latest one that has any.</param>
/// <param name="Start">The first row.</param>
/// <param name="IsErrorsOnly">Whether only requests with an error are listed.</param>
internal sealed record PageView(string? Flow, string? Run, string? DataSet, long Start, bool IsErrorsOnly)
{
    public static PageView Of(RequestContext call) => new(
        Text(call, "flow"),
        Text(call, "run"),
        Text(call, "dataset"),
        long.TryParse(
            call.Query["start"].ToString(),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var start)
            ? start
            : 0,
        call.Query["requests"] == "refused");

    private static string? Text(RequestContext call, string name) => call.Query[name].ToString() is { Length: > 0 } text ? text : null;
}
