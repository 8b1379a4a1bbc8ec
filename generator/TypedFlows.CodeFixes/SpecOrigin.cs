using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace TypedFlows.CodeFixes;

/// <summary>Represents the location in a spec file of a generated type or member, based on its remarks.</summary>
/// <param name="File">The name of the spec file.</param>
/// <param name="Pointer">The JSON Pointer in the file; empty for the whole file.</param>
internal sealed record SpecOrigin(string File, string Pointer)
{
    private static readonly Regex s_remarks = new(
        @"^(?<pointer>/.*|The whole) (?:in|of) (?<file>.+\.json)\.$", RegexOptions.Compiled | RegexOptions.Singleline);

    /// <summary>Returns the origin of the symbol, its type, or its declaring type, in this order, or null for other code.</summary>
    public static SpecOrigin? Of(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
        {
            symbol = symbol.ContainingType;
        }

        return Read(symbol, cancellationToken)
            ?? (symbol is IPropertySymbol { Type: INamedTypeSymbol type } ? Read(type, cancellationToken) : null)
            ?? (symbol.ContainingType is { } owner ? Read(owner, cancellationToken) : null);
    }

    private static SpecOrigin? Read(ISymbol symbol, CancellationToken cancellationToken)
    {
        try
        {
            var xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellationToken);
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
