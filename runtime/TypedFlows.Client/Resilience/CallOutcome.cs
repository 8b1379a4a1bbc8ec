namespace TypedFlows.Client;

/// <summary>What came of one try: an answer or a failure, and whether another try may help.</summary>
internal readonly record struct CallOutcome(PlatformResponse? Response, PlatformException? Failure)
{
    public bool MayRepeat { get; init; }

    public static implicit operator CallOutcome(PlatformResponse response) => new(response, null);
}
