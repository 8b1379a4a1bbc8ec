using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Specifies which formats are checked. The parser omits the others from the schema, so the parsed schema and the generated code agree.
/// </summary>
/// <param name="IsOn">False if no format is checked.</param>
/// <param name="Ignored">The formats that are not checked, in ordinal order.</param>
internal sealed record FormatAssertion(bool IsOn, EquatableArray<string> Ignored)
{
    private static readonly char[] s_separators = [';', ',', ' ', '\t', '\r', '\n'];

    public static FormatAssertion All { get; } = new(true, []);

    public static FormatAssertion None { get; } = new(false, []);

    /// <summary>
    /// Creates the assertion from the MSBuild properties of a project. The value <c>false</c> disables all formats, and a list disables
    /// some.
    /// </summary>
    public static FormatAssertion Of(string? assertion, string? ignored) =>
        string.Equals(assertion?.Trim(), "false", StringComparison.OrdinalIgnoreCase)
            ? None : Except((ignored ?? string.Empty).Split(s_separators));

    public static FormatAssertion Except(IEnumerable<string> ignored) =>
        new(
            true,
            ignored.Where(f => f.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(f => f, StringComparer.Ordinal).ToEquatableArray());

    /// <summary>Gets the ignored names that are not checked formats.</summary>
    public IEnumerable<string> Unknown => Ignored.Where(f => !StringFormats.Knows(f));

    /// <summary>Returns a value indicating whether the format remains in the schema. A format that is never checked remains.</summary>
    public bool Keeps(string format) => !StringFormats.Knows(format) || (IsOn && !Ignored.Contains(format));
}
