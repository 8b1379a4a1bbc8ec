using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace TypedFlows.CodeFixes;

/// <summary>Where a generated type or member comes from, as its remarks say.</summary>
/// <param name="File">Name of the spec file.</param>
/// <param name="Pointer">JSON Pointer into it; empty for the whole of it.</param>
internal sealed record SpecOrigin(string File, string Pointer)
{
    private static readonly Regex s_remarks = new(@"^(?<pointer>/.*|The whole) (?:in|of) (?<file>.+\.json)\.$", RegexOptions.Compiled | RegexOptions.Singleline);

    /// <summary>Of the symbol itself, else of its type, else of the type that declares it; null for what is not generated.</summary>
    public static SpecOrigin? Of(ISymbol symbol, CancellationToken cancellation)
    {
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
        {
            symbol = symbol.ContainingType;
        }

        return Read(symbol, cancellation)
            ?? (symbol is IPropertySymbol { Type: INamedTypeSymbol type } ? Read(type, cancellation) : null)
            ?? (symbol.ContainingType is { } owner ? Read(owner, cancellation) : null);
    }

    private static SpecOrigin? Read(ISymbol symbol, CancellationToken cancellation)
    {
        try
        {
            var xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellation);
            var remarks = string.IsNullOrEmpty(xml) ? null : XElement.Parse(xml).Descendants("remarks").FirstOrDefault()?.Value.Trim();
            return remarks is not null && s_remarks.Match(remarks) is { Success: true, Groups: var groups }
                ? new(groups["file"].Value, groups["pointer"].Value is var pointer && pointer[0] == '/' ? pointer : string.Empty)
                : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
