namespace TypedFlows.Compiler.Model;

/// <summary>Which members a rule is for, by their names.</summary>
/// <param name="Except">Names that do not count.</param>
/// <param name="Matching">A pattern, for .NET, that names match; null where all do.</param>
/// <param name="ExceptMatching">Patterns, for .NET, that names do not match.</param>
internal sealed record MemberFilter(EquatableArray<string> Except, string? Matching, EquatableArray<string> ExceptMatching)
{
    public static MemberFilter All { get; } = new([], null, []);

    public bool HasPatterns => Matching is not null || ExceptMatching.Count > 0;
}
