using TypedFlows.Compiler.DataPrep.Functions;

namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <summary>Lists the names that cannot be the name of a field without <c>${...}</c>.</summary>
internal static class ReservedNames
{
    /// <summary>Gets the words of the language.</summary>
    public static IReadOnlyCollection<string> Words { get; } = new HashSet<string>(
        (
            "new mod or break var lt for false while eq gt div not null continue else and ne true le if ge return do function empty size"
        ).Split(' '),
        StringComparer.Ordinal);

    private const int LongestWord = 8;

    private static readonly string[][] s_byLength =
        [.. Enumerable.Range(0, LongestWord + 1).Select(length => Words.Where(word => word.Length == length).ToArray())];

    /// <summary>Returns the word of the language at a range of a text, or null if there is none.</summary>
    public static string? WordAt(string text, int start, int length)
    {
        foreach (var word in length > LongestWord ? [] : s_byLength[length])
        {
            if (word[0] == text[start] && word[1] == text[start + 1] && string.CompareOrdinal(word, 0, text, start, length) == 0)
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>Returns a value indicating whether a name that is not a word of the language is reserved.</summary>
    public static bool Contains(string name) => name == "_errors" || FunctionTable.Find(name).Count > 0;

    /// <summary>Returns the name as an expression writes it: in <c>${...}</c> if it is reserved or is not a single name.</summary>
    public static string Written(string name) => IsPlain(name) ? name : $"${{{name}}}";

    /// <summary>Returns a value indicating whether a field with this name needs no <c>${...}</c>.</summary>
    public static bool IsPlain(string name) =>
        name.Length > 0 && !char.IsDigit(name[0]) && name.All(c => c is '_' or '$' || char.IsLetterOrDigit(c))
        && !Words.Contains(name) && !Contains(name);
}
