namespace TypedFlows.Emulator.Gateway;

/// <summary>One error that the platform returns.</summary>
/// <param name="Key">The stable name, for the journal and the tests.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The code in the body; empty if the service has none for this error.</param>
/// <param name="Title">The short title.</param>
/// <param name="Text">The message, with <c>{0}</c> placeholders for its subjects.</param>
internal sealed record ApiError(string Key, int Status, string Code, string Title, string Text, ErrorShape Shape = ErrorShape.OfService)
{
    /// <summary>Gets the condition under which the error is returned.</summary>
    public required string When { get; init; }

    /// <summary>Gets the seconds after which a sender may retry; <see langword="null"/> if a retry cannot succeed.</summary>
    public int? RetryAfter { get; init; }

    public ApiErrorException With(params string[] arguments) => new(this, arguments, []);

    public ApiErrorException With(IReadOnlyList<Compiler.Evaluation.SchemaViolation> violations, params string[] arguments) =>
        new(this, arguments, violations);
}
