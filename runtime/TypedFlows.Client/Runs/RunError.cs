using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>One thing that went wrong in a run.</summary>
/// <param name="Code">The service's code, such as <c>CONNECTOR-2001-500</c>; null where it gives none.</param>
/// <param name="Message">What went wrong.</param>
public sealed record RunError(string? Code, string Message)
{
    /// <summary>The message, after its code.</summary>
    /// <returns>Text for a log or a console.</returns>
    public override string ToString() => Code is null ? Message : $"{Code}: {Message}";

    internal static IReadOnlyList<RunError> ReadAll(JsonElement json, string name) =>
        [.. json.Items(name).Select(error => new RunError(error.Text("code"), error.Text("message") ?? error.AsText() ?? error.GetRawText()))];
}
