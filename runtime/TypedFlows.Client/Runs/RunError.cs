using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents an error of a run.</summary>
/// <param name="Code">The error code of the service, such as <c>CONNECTOR-2001-500</c>, or null if there is none.</param>
/// <param name="Message">The message.</param>
public sealed record RunError(string? Code, string Message)
{
    /// <summary>Returns the code and the message.</summary>
    /// <returns>Text for a log or a console.</returns>
    public override string ToString() => Code is null ? Message : $"{Code}: {Message}";

    internal static IReadOnlyList<RunError> ReadAll(JsonElement json, string name) =>
        [
            .. json.Items(name).Select(
                error => new RunError(error.Text("code"), error.Text("message") ?? error.AsText() ?? error.GetRawText()))];
}
