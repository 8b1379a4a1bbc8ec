using System.Text.RegularExpressions;

namespace TypedFlows.Compiler.Formats;

/// <summary>
/// Provides regular expressions of ECMA-262 (edition 2023, with its flag <c>u</c>) on the engine of .NET: <see cref="TryTranslate"/> at
/// compile time, and <see cref="Create"/> for matching. Both validation engines use this class, because the folder is also compiled into
/// the runtime library.
/// </summary>
internal static class EcmaPattern
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    // Some patterns require exponential time for some texts.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Returns the pattern for .NET in ASCII, or null if the text is not a pattern of ECMA-262 or uses an unsupported Unicode property. As
    /// in most engines, an unnecessary escape such as <c>\-</c> and an unpaired bracket or brace are accepted.
    /// </summary>
    public static string? TryTranslate(string pattern) => Translate(pattern, isStrict: false);

    /// <summary>Returns a value indicating whether the text is a pattern by the strict grammar of the standard.</summary>
    public static bool IsPattern(string text) => Translate(text, isStrict: true) is not null;

    /// <summary>Creates a regular expression that matches a translated pattern anywhere in a text.</summary>
    /// <exception cref="RegexMatchTimeoutException">A match, not this method, exceeded one second.</exception>
    public static Regex Create(string translated) => new(translated, Options, s_timeout);

    private static string? Translate(string pattern, bool isStrict)
    {
        var translation = new EcmaPatternTranslation(pattern, isStrict);
        return translation.Run();
    }
}
