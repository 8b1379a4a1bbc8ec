namespace TypedFlows.Client;

/// <summary>Represents the result of one attempt: a response or a failure, and whether another attempt can help.</summary>
internal readonly record struct CallOutcome(PlatformResponse? Response, PlatformException? Failure)
{
    public bool MayRepeat { get; init; }

    public static implicit operator CallOutcome(PlatformResponse response) => new(response, null);
}
