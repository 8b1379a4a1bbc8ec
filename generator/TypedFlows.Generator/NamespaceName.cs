using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlows.Generator;

/// <summary>Makes a C# namespace of any text: what cannot stand in an identifier becomes an underscore, keywords are escaped.</summary>
internal static class NamespaceName
{
    public static string From(string text)
    {
        var parts = text.Split('.').Select(part => part.Trim()).Where(part => part.Length > 0).Select(Identifier).ToArray();
        return parts.Length == 0 ? "Specs" : string.Join(".", parts);
    }

    private static string Identifier(string part)
    {
        var name = new StringBuilder();
        foreach (var c in part.TrimStart('@'))
        {
            name.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        }

        if (name.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(name[0]))
        {
            name.Insert(0, '_');
        }

        var identifier = name.ToString();
        return SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;
    }
}
