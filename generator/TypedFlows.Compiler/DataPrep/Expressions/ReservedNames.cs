namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <summary>Lists the words that cannot be the name of a field without <c>${...}</c>.</summary>
internal static class ReservedNames
{
    /// <summary>Gets the words of the language.</summary>
    public static IReadOnlyCollection<string> Words { get; } = new HashSet<string>(
        (
            "new mod or break var lt for false while eq gt div not null continue else and ne true le if ge return do function empty size"
        ).Split(' '),
        StringComparer.Ordinal);
}
