using TypedFlows.Compiler.Emit;
using TypedFlows.Compiler.Modeling;

namespace TypedFlows.Tool.Importing;

/// <summary>Replaces credentials by environment variables of the imported program. It does not keep a value.</summary>
/// <param name="connector">The name of the source system, with which the names of the variables begin.</param>
internal sealed class Settings(string connector)
{
    private const int MaxNameLength = 80;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> _all = [];

    /// <summary>Gets the names of the variables in the order of the code, each with a text that the spec allows.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All => _all;

    /// <summary>Returns the code that reads a new variable.</summary>
    /// <param name="path">The names of the properties that lead to the value.</param>
    /// <param name="placeholder">A text that the spec allows and that is not a credential.</param>
    public Code.Text Use(IEnumerable<string> path, string placeholder = "not set")
    {
        var parts = path.Prepend(connector)
            .Select(name => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')).Trim('_'))
            .Where(name => name.Length > 0)
            .Select(Snake);
        var name = string.Join('_', parts);
        name = name.Length == 0 || char.IsAsciiDigit(name[0]) ? "SETTING_" + name : name;
        name = Names.Unique(name[..Math.Min(name.Length, MaxNameLength)], _taken);
        _all.Add(new(name, placeholder));
        return new($"setting({CSharpText.Literal(name)})");
    }

    /// <summary>Returns a text as code: a literal, or a variable if the text contains a credential.</summary>
    public Code.Text Text(string text, params string[] path) => SecretText.IsValue(text) ? Use(path) : Code.Literal(text);

    private static string Snake(string name) => string.Concat(name.Select((c, i) =>
        i > 0 && char.IsAsciiLetterUpper(c) && !char.IsAsciiLetterUpper(name[i - 1]) && name[i - 1] != '_'
            ? "_" + c : char.ToUpperInvariant(c).ToString()));
}
