using System.Text.RegularExpressions;

namespace TypedFlows.Oracle.Comparison;

/// <summary>
/// Describes a reviewed difference, or a class of them that has one reason. In every text, <c>*</c> matches any characters.
/// </summary>
/// <param name="Schema">The summary of the schema, as <see cref="Schemas.SchemaSummary"/> writes it.</param>
/// <param name="Where">The location, in the form of <see cref="Difference.Where"/>; any location if omitted.</param>
/// <param name="Reason">The reason why the difference is not an error of this generator.</param>
internal sealed record KnownDifference(Aspect Aspect, string Ours, string Theirs, string Schema, string Reason, string Where = "*")
{
    private readonly Regex _pattern = new(
        $@"\A{string.Join("\n", new[] { Where, Schema, Ours, Theirs }.Select(Pattern))}\z", RegexOptions.CultureInvariant);

    public bool Covers(Difference difference) =>
        difference.Aspect == Aspect && _pattern.IsMatch($"{difference.Where}\n{difference.Schema}\n{difference.Ours}\n{difference.Theirs}");

    public override string ToString() => $"{Aspect}: ours {Ours}, theirs {Theirs} [{Schema}] at {Where}";

    // A dot is no line break, so that a star does not reach into the next text.
    private static string Pattern(string text) => Regex.Escape(text).Replace("\\*", ".*", StringComparison.Ordinal);
}
