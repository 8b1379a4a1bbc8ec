namespace TypedFlows.Client.Tests.Support;

/// <summary>What the recording server answers to one request.</summary>
internal sealed record Reply(int Status, string Body, string ContentType = "application/json")
{
    /// <summary>In place of a status: the connection is cut without an answer.</summary>
    public const int Cut = 0;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The answer waits for this.</summary>
    public Task Gate { get; init; } = Task.CompletedTask;

    public static Reply Ok(string body) => new(200, body);

    public static Reply Created(string body) => new(201, body);
}
