namespace TypedFlows.Compiler.Evaluation;

internal enum Verdict
{
    Valid,
    Invalid,

    /// <summary>What is known proves neither.</summary>
    Unknown,
}

/// <summary>The three-valued logic (Kleene's) over verdicts.</summary>
internal static class Verdicts
{
    public static Verdict Of(bool isValid) => isValid ? Verdict.Valid : Verdict.Invalid;

    public static Verdict And(Verdict left, Verdict right) =>
        left == Verdict.Invalid || right == Verdict.Invalid ? Verdict.Invalid
        : left == Verdict.Unknown || right == Verdict.Unknown ? Verdict.Unknown
        : Verdict.Valid;

    public static Verdict Or(Verdict left, Verdict right) => Not(And(Not(left), Not(right)));

    public static Verdict Not(Verdict verdict) => verdict switch
    {
        Verdict.Valid => Verdict.Invalid,
        Verdict.Invalid => Verdict.Valid,
        _ => Verdict.Unknown,
    };

    /// <summary>The verdict on a value that may not be there: a violation is no longer proved.</summary>
    public static Verdict IfPresent(Verdict verdict) => verdict == Verdict.Valid ? Verdict.Valid : Verdict.Unknown;
}
