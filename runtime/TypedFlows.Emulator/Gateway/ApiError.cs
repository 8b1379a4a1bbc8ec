namespace TypedFlows.Emulator.Gateway;

/// <summary>One way in which the platform says no.</summary>
/// <param name="Key">Stable name, for the journal and the tests.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">The code that the body carries; empty where the service has none for this.</param>
/// <param name="Title">A few words.</param>
/// <param name="Text">The sentence, with <c>{0}</c> places for what it is about.</param>
internal sealed record ApiError(string Key, int Status, string Code, string Title, string Text, ErrorShape Shape = ErrorShape.OfService)
{
    /// <summary>When it is said.</summary>
    public required string When { get; init; }

    /// <summary>Seconds after which a sender may try again; null where that would not help.</summary>
    public int? RetryAfter { get; init; }

    public ApiErrorException With(params string[] arguments) => new(this, arguments, []);

    public ApiErrorException With(IReadOnlyList<Compiler.Evaluation.SchemaViolation> violations, params string[] arguments) =>
        new(this, arguments, violations);
}
