namespace TypedFlows.Client.Tests.Support;

/// <summary>Represents a scripted response of the recording server.</summary>
internal sealed record Reply(int Status, string Body, string ContentType = "application/json")
{
    /// <summary>The status that closes the connection without a response.</summary>
    public const int Cut = 0;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the task that the response waits for.</summary>
    public Task Gate { get; init; } = Task.CompletedTask;

    public static Reply Ok(string body) => new(200, body);

    public static Reply Created(string body) => new(201, body);
}
