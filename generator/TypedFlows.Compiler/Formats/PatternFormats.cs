using System.Text.RegularExpressions;

namespace TypedFlows.Compiler.Formats;

/// <summary>Checks the texts that a regular expression describes completely. No expression backtracks over a character.</summary>
internal static class PatternFormats
{
    private const string Hex = "[0-9A-Fa-f]";
    private const string Encoded = "%" + Hex + "{2}";
    private const string PointerSteps = "(?:/(?:[^~]|~[01])*)?";
    private const string Whole = "(?:0|[1-9][0-9]*)";

    // The name of a variable, followed by its modifier.
    private const string Name = "(?:[A-Za-z0-9_]|" + Encoded + ")+";
    private const string Variable = Name + @"(?:\." + Name + @")*(?::[1-9][0-9]{0,3}|\*)?";

    private static readonly Regex s_uuid = Create(Hex + "{8}(?:-" + Hex + "{4}){3}-" + Hex + "{12}");
    private static readonly Regex s_jsonPointer = Create(PointerSteps);
    private static readonly Regex s_relativeJsonPointer = Create(Whole + "(?:#|" + PointerSteps + ")");
    private static readonly Regex s_jsonNumber = Create("-?" + Whole + @"(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private static readonly Regex s_uriTemplate = Create(
        @"(?:[^\x00-\x20""'%<>\\^`{|}\x7f]|" + Encoded + @"|\{[+#./;?&=,!@|]?" + Variable + "(?:," + Variable + @")*\})*");

    /// <summary>Checks UUIDs (RFC 4122) of any version: 8-4-4-4-12 hexadecimal digits.</summary>
    public static bool IsUuid(string text) => s_uuid.IsMatch(text);

    /// <summary>Checks JSON Pointers (RFC 6901).</summary>
    public static bool IsJsonPointer(string text) => s_jsonPointer.IsMatch(text);

    /// <summary>Checks relative JSON Pointers (draft-handrews-relative-json-pointer-01).</summary>
    public static bool IsRelativeJsonPointer(string text) => s_relativeJsonPointer.IsMatch(text);

    /// <summary>Checks JSON numbers (RFC 8259 section 6), without white space, plus sign, or leading zero.</summary>
    public static bool IsJsonNumber(string text) => s_jsonNumber.IsMatch(text);

    /// <summary>Checks URI templates (RFC 6570) of every level.</summary>
    public static bool IsUriTemplate(string text) => s_uriTemplate.IsMatch(text);

    private static Regex Create(string pattern) => new(@"\A(?:" + pattern + @")\z", RegexOptions.CultureInvariant);
}
