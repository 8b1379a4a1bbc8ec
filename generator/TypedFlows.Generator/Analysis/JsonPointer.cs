namespace TypedFlows.Generator.Analysis;

/// <summary>Creates JSON Pointers (RFC 6901) in the form of the evaluator.</summary>
internal static class JsonPointer
{
    public static string Append(string pointer, string token) => pointer + "/" + token.Replace("~", "~0").Replace("/", "~1");

    public static IReadOnlyList<string> Tokens(string pointer) =>
        pointer.Length == 0 ? [] : [.. pointer.Substring(1).Split('/').Select(token => token.Replace("~1", "/").Replace("~0", "~"))];

    public static string Parent(string pointer) => pointer.Length == 0 ? pointer : pointer.Substring(0, pointer.LastIndexOf('/'));
}
