namespace TypedFlows.Compiler.Evaluation;

internal enum Verdict
{
    Valid,
    Invalid,

    /// <summary>The known parts prove neither.</summary>
    Unknown,
}

/// <summary>Provides the three-valued logic of Kleene for verdicts.</summary>
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

    /// <summary>Returns the verdict on a value that may be absent. A violation is then not proven.</summary>
    public static Verdict IfPresent(Verdict verdict) => verdict == Verdict.Valid ? Verdict.Valid : Verdict.Unknown;
}
