namespace TypedFlows.Conformance.Engines;

/// <summary>Represents the verdict of an engine on a document.</summary>
/// <param name="IsValid">Null if there is no verdict, which always fails the test.</param>
/// <param name="Reason">One line: the first violation, or the reason why there is no verdict.</param>
internal sealed record EngineVerdict(bool? IsValid, string Reason)
{
    public static EngineVerdict Valid { get; } = new(true, string.Empty);

    public static EngineVerdict Invalid(string? violation) => new(false, OneLine(violation ?? "no violation reported"));

    public static EngineVerdict None(string reason) => new(null, OneLine(reason));

    public static EngineVerdict None(Exception exception) => None($"{exception.GetType().Name}: {exception.Message}");

    public override string ToString() => IsValid switch
    {
        true => "valid",
        false => $"invalid ({Reason})",
        null => $"no verdict ({Reason})",
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
