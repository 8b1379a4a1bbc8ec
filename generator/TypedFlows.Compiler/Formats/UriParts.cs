using System.Text.RegularExpressions;

namespace TypedFlows.Compiler.Formats;

/// <summary>Represents the components of a URI reference (RFC 3986 appendix B). A missing component is null.</summary>
internal readonly record struct UriParts(string? Scheme, string? Authority, string Path, string? Query, string? Fragment)
{
    private static readonly Regex s_pattern = new(
        @"\A(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:\#(.*))?\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    public static UriParts Split(string text)
    {
        var groups = s_pattern.Match(text).Groups;
        string? Part(int index) => groups[index].Success ? groups[index].Value : null;
        return new UriParts(Part(1), Part(2), groups[3].Value, Part(4), Part(5));
    }
}
