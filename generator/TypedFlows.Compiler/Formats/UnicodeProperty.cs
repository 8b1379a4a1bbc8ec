using System.Globalization;

namespace TypedFlows.Compiler.Formats;

/// <summary>Resolves the names in <c>\p{...}</c>: general categories, and the few properties that do not require a table.</summary>
internal static class UnicodeProperty
{
    // The short and long names, in the order of the enumeration in .NET, which numbers them.
    private static readonly string[] s_categories =
    [
        "Lu Uppercase_Letter", "Ll Lowercase_Letter", "Lt Titlecase_Letter", "Lm Modifier_Letter", "Lo Other_Letter", "Mn Nonspacing_Mark",
        "Mc Spacing_Mark", "Me Enclosing_Mark", "Nd Decimal_Number digit", "Nl Letter_Number", "No Other_Number", "Zs Space_Separator",
        "Zl Line_Separator", "Zp Paragraph_Separator", "Cc Control cntrl", "Cf Format", "Cs Surrogate", "Co Private_Use",
        "Pc Connector_Punctuation", "Pd Dash_Punctuation", "Ps Open_Punctuation", "Pe Close_Punctuation", "Pi Initial_Punctuation",
        "Pf Final_Punctuation", "Po Other_Punctuation", "Sm Math_Symbol", "Sc Currency_Symbol", "Sk Modifier_Symbol", "So Other_Symbol",
        "Cn Unassigned",
    ];

    // The names of unions of categories, and the first letters of those categories.
    private static readonly string[] s_unions =
    [
        "L Letter", "M Mark Combining_Mark", "N Number", "P Punctuation punct", "S Symbol", "Z Separator", "C Other",
    ];

    // Properties of the standard that require tables which .NET does not have.
    private static readonly HashSet<string> s_withTables = new(
        ("Alphabetic Alpha Bidi_Control Bidi_C Bidi_Mirrored Bidi_M Case_Ignorable CI Cased Changes_When_Casefolded CWCF "
        + "Changes_When_Casemapped CWCM Changes_When_Lowercased CWL Changes_When_NFKC_Casefolded CWKCF Changes_When_Titlecased CWT "
        + "Changes_When_Uppercased CWU Dash Default_Ignorable_Code_Point DI Deprecated Dep Diacritic Dia Emoji Emoji_Component EComp "
        + "Emoji_Modifier EMod Emoji_Modifier_Base EBase Emoji_Presentation EPres Extended_Pictographic ExtPict Extender Ext Grapheme_Base "
        + "Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex IDS_Binary_Operator IDSB IDS_Trinary_Operator IDST ID_Continue IDC ID_Start IDS "
        + "Ideographic Ideo Join_Control Join_C Logical_Order_Exception LOE Lowercase Lower Math Noncharacter_Code_Point NChar "
        + "Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Radical Regional_Indicator RI Sentence_Terminal STerm "
        + "Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph UIdeo Uppercase Upper Variation_Selector VS XID_Continue XIDC "
        + "XID_Start XIDS").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Adds the code points that have the property, or its complement. The result is false for an unsupported property.</summary>
    public static bool TryAdd(string property, bool isNegated, CodePointSet set)
    {
        CodePointSet? named = property switch
        {
            "Any" => new CodePointSet().Add(0, 0x10ffff),
            "ASCII" => new CodePointSet().Add(0, 0x7f),
            "ASCII_Hex_Digit" or "AHex" => new CodePointSet().Add('0', '9').Add('A', 'F').Add('a', 'f'),
            "White_Space" or "space" => new CodePointSet().Add('\t', '\r').Add(' ', ' ').Add('\u0085', '\u0085').Add('\u00a0', '\u00a0')
                .Add('\u1680', '\u1680').Add('\u2000', '\u200a').Add('\u2028', '\u2029').Add('\u202f', '\u202f').Add('\u205f', '\u205f')
                .Add('\u3000', '\u3000'),
            _ => null,
        };
        if (named is not null)
        {
            set.Add(named, isNegated);
            return true;
        }

        var equals = property.IndexOf('=');
        if (equals >= 0 && property.Substring(0, equals) is not ("General_Category" or "gc"))
        {
            return false;
        }

        var categories = Categories(property.Substring(equals + 1));
        if (categories is null)
        {
            return false;
        }

        for (var i = 0; i < categories.Length; i++)
        {
            categories[i] ^= isNegated;
        }

        Add(categories, set);
        return true;
    }

    /// <summary>Returns a value indicating whether the standard defines the property. Names of scripts are not verified.</summary>
    public static bool IsOfStandard(string property)
    {
        var equals = property.IndexOf('=');
        return equals < 0
            ? s_withTables.Contains(property)
            : property.Substring(0, equals) is "Script" or "sc" or "Script_Extensions" or "scx"
                && property.Length > equals + 1
                && property.Skip(equals + 1).All(c => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));
    }

    // Returns a flag per category, or null if no category has the name.
    private static bool[]? Categories(string name)
    {
        var meant = new bool[s_categories.Length];
        if (name == "Assigned")
        {
            return [.. s_categories.Select(c => !Names(c).Contains("Cn"))];
        }

        if (name is "LC" or "Cased_Letter")
        {
            meant[0] = meant[1] = meant[2] = true;
            return meant;
        }

        var union = s_unions.FirstOrDefault(u => Names(u).Contains(name));
        for (var i = 0; i < meant.Length; i++)
        {
            meant[i] = union is null ? Names(s_categories[i]).Contains(name) : s_categories[i][0] == union[0];
        }

        return meant.Contains(true) ? meant : null;
    }

    private static string[] Names(string row) => row.Split(' ');

    private static void Add(bool[] categories, CodePointSet set)
    {
        for (var i = 0; i < categories.Length; i++)
        {
            if (categories[i] && i != (int)UnicodeCategory.Surrogate)
            {
                set.AddCategory(s_categories[i].Substring(0, 2));
            }
        }

        if (categories[(int)UnicodeCategory.Surrogate])
        {
            set.Add(0xd800, 0xdfff);
        }

        var start = -1;
        for (var codePoint = 0x10000; codePoint <= 0x110000; codePoint++)
        {
            var isMeant = codePoint <= 0x10ffff && categories[(int)CodePoints.Category(codePoint)];
            if (isMeant && start < 0)
            {
                start = codePoint;
            }
            else if (!isMeant && start >= 0)
            {
                set.Add(start, codePoint - 1);
                start = -1;
            }
        }
    }
}
