using System.CommandLine.Parsing;

namespace TypedFlows.Tool.Specs;

/// <summary>Parses options of the form FILE=VALUE.</summary>
internal static class FilePairs
{
    /// <summary>Returns the pairs, and adds an error for each malformed one.</summary>
    public static KeyValuePair<string, string>[] Parse(ArgumentResult result, string option, string example)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var token in result.Tokens)
        {
            var at = token.Value.LastIndexOf('=');
            if (at <= 0 || at == token.Value.Length - 1)
            {
                result.AddError($"{option} {token.Value} is not of the form FILE=..., such as {example}.");
                return [];
            }

            pairs.Add(new(token.Value[..at], token.Value[(at + 1)..]));
        }

        return [.. pairs];
    }
}
