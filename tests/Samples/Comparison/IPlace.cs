namespace TypedFlows.Samples.Comparison;

/// <summary>A place in a body that a tutorial prints.</summary>
internal interface IPlace
{
    string Tutorial { get; }

    string Request { get; }

    string Pointer { get; }

    /// <summary>What a sample sends there, as JSON; null for nothing.</summary>
    string? Sent { get; }

    string Key => $"{Tutorial}/{Request} {Pointer} -> {Sent ?? "not sent"}";
}
