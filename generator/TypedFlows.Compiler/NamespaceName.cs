using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Modeling;

namespace TypedFlows.Compiler;

/// <summary>Converts any text to a C# namespace. Invalid characters become underscores, and keywords are escaped.</summary>
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
            name.Append(IsStart(c) || IsLater(c) ? c : '_');
        }

        if (name.Length == 0 || !IsStart(name[0]))
        {
            name.Insert(0, '_');
        }

        var identifier = name.ToString();
        return Names.IsReserved(identifier) ? "@" + identifier : identifier;
    }

    private static bool IsStart(char c) => c == '_' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter
        or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter
        or UnicodeCategory.LetterNumber;

    private static bool IsLater(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.Format;
}
