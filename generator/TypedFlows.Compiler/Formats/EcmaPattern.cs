using System.Text.RegularExpressions;

namespace TypedFlows.Compiler.Formats;

/// <summary>
/// Regular expressions of ECMA-262 (edition 2023, with its flag <c>u</c>) on .NET's engine: <see cref="TryTranslate"/> at compile
/// time, <see cref="Create"/> wherever matching is done. Both engines use this one; the folder is compiled into the runtime too.
/// </summary>
internal static class EcmaPattern
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    // Some patterns take time without end for some texts.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The pattern for .NET, in ASCII; null where it is none of ECMA-262, or names a Unicode property that is not known here.
    /// Forgives what most engines do: an escape that is not needed, such as <c>\-</c>, and a bracket or brace without its partner.
    /// </summary>
    public static string? TryTranslate(string pattern) => Translate(pattern, isStrict: false);

    /// <summary>Whether the text is a pattern, to the letter of the standard.</summary>
    public static bool IsPattern(string text) => Translate(text, isStrict: true) is not null;

    /// <summary>Matches a translated pattern anywhere in a text.</summary>
    /// <exception cref="RegexMatchTimeoutException">Thrown by the matching, not here, after a second.</exception>
    public static Regex Create(string translated) => new(translated, Options, s_timeout);

    private static string? Translate(string pattern, bool isStrict)
    {
        var translation = new EcmaPatternTranslation(pattern, isStrict);
        return translation.Run();
    }
}
