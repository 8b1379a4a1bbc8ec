using System.Globalization;

namespace TypedFlows.Compiler.Model;

/// <summary>Reads and writes JSON Pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    public static string Escape(string token) => token.Replace("~", "~0").Replace("/", "~1");

    public static string Unescape(string token) => token.Replace("~1", "/").Replace("~0", "~");

    public static string Append(string pointer, string token) => pointer + "/" + Escape(token);

    public static string Append(string pointer, int index) => pointer + "/" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the tokens of a pointer, unescaped. The empty pointer has none.</summary>
    public static IReadOnlyList<string> Tokens(string pointer) => [.. pointer.Split('/').Skip(1).Select(Unescape)];

    /// <summary>Returns the last token of a pointer, unescaped.</summary>
    public static string Last(string pointer) => Unescape(pointer.Substring(pointer.LastIndexOf('/') + 1));

    public static string Parent(string pointer) => pointer.Length == 0 ? pointer : pointer.Substring(0, pointer.LastIndexOf('/'));
}
