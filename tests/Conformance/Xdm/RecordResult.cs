using TypedFlows.Compiler.Model;

namespace TypedFlows.Conformance.Xdm;

/// <summary>Represents the result of an engine for a record.</summary>
/// <param name="FailureReason">The reason why the result is wrong regardless of the violations, or null.</param>
internal sealed record RecordResult(IReadOnlyList<RecordViolation> Violations, string? FailureReason = null)
{
    public static RecordResult Failed(string reason) => new([], reason);

    public static RecordResult Failed(Exception exception) => Failed($"{exception.GetType().Name}: {exception.Message}");

    /// <summary>Returns a value indicating whether the result contains exactly the expected violation, or none if it is null.</summary>
    public bool Satisfies(ExpectedViolation? expected) => FailureReason is null
        && (expected is null ? Violations.Count == 0 : Violations.Count == 1 && Violations[0].Matches(expected));

    public override string ToString() => string.Join(
        "; ",
        Violations.Select(violation => violation.ToString())
            .DefaultIfEmpty("valid")
            .Concat(FailureReason is null ? [] : [FailureReason])).ReplaceLineEndings(" ");
}

/// <param name="Pointer">The JSON Pointer to the value, as a URI fragment: to the object for a missing or extra property.</param>
/// <param name="Key">The name of the missing or extra property, or null if only the message names it.</param>
internal sealed record RecordViolation(string Pointer, string Keyword, string Message, string? Key = null)
{
    /// <summary>Creates a violation from one of the two engines, which report an extra property at its own path.</summary>
    public static RecordViolation Create(string instancePath, string keyword, string message) => keyword == "additionalProperties"
        ? new("#" + JsonPointer.Parent(instancePath), keyword, message, JsonPointer.Last(instancePath))
        : new("#" + instancePath, keyword, message);

    public bool Matches(ExpectedViolation expected) =>
        Pointer == expected.Pointer && Keyword == expected.Keyword
            && (Key is null ? expected.Key is null || Message.Contains(expected.Key + "'", StringComparison.Ordinal) : Key == expected.Key);

    public override string ToString() => $"{new ExpectedViolation(Pointer, Keyword, Key)} ({Message})";
}
