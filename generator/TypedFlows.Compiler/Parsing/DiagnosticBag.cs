using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Collects the diagnostics of a file and knows which nodes are not affected by a syntax error. Nodes after a syntax error are not checked.
/// </summary>
internal sealed class DiagnosticBag(SourceFile file, ICollection<SpecDiagnostic> diagnostics)
{
    private readonly HashSet<JsonSyntax> _damaged = [.. file.Json.Damaged];

    public bool HasSyntaxError => file.Json.FirstError is not null;

    /// <summary>Reports a value, unless it is an object or array that contains a syntax error.</summary>
    public void Add(Rule rule, JsonSyntax at, params string[] arguments)
    {
        if (!_damaged.Contains(at))
        {
            Add(rule, at.File, at.Range, arguments);
        }
    }

    public void AddAtName(Rule rule, JsonSyntax.Property member, params string[] arguments) =>
        Add(rule, member.File, member.NameRange, arguments);

    /// <summary>Reports a value that is ignored because it has another type.</summary>
    /// <param name="expected">The beginning of the message, up to the type of the value.</param>
    public void AddIgnored(JsonSyntax at, string expected) =>
        Add(DefinitionRules.MalformedMember, at, $"{expected} {JsonValues.Describe(at)}; it is ignored");

    /// <summary>Returns the text of a property, or null after reporting a value of another type.</summary>
    public string? Text(JsonSyntax.Property member)
    {
        if (member.Value is JsonSyntax.String text)
        {
            return text.Value;
        }

        AddIgnored(member.Value, $"'{member.Name}' must be a string, but is");
        return null;
    }

    /// <summary>
    /// Returns a value indicating whether the value is reliable: it ends before the first syntax error, and it does not contain one.
    /// </summary>
    public bool IsIntact(JsonSyntax value) =>
        !_damaged.Contains(value)
        && value is not JsonSyntax.Literal { Kind: JsonLiteralKind.Missing }
        && (value.File != file || file.Json.FirstError is not { } error || value.Range.End <= error);

    /// <summary>Returns a value indicating whether the name precedes the first syntax error.</summary>
    public bool IsKnown(JsonSyntax.Property member) =>
        member.File != file || file.Json.FirstError is not { } error || member.NameRange.End <= error;

    /// <summary>Returns a value indicating whether a location is not reported, because a syntax error may have caused it.</summary>
    public bool IsInDoubt(SourceFile where, int offset) => where == file && file.Json.InDoubtFrom is { } from && offset >= from;

    /// <summary>Records that an overlay created a node from another node. Both are equally reliable.</summary>
    public void Inherit(JsonSyntax from, JsonSyntax to)
    {
        if (_damaged.Contains(from))
        {
            _damaged.Add(to);
        }
    }

    private void Add(Rule rule, SourceFile where, TextRange range, string[] arguments)
    {
        if (!IsInDoubt(where, range.Start))
        {
            diagnostics.Add(SpecDiagnostic.At(rule, where, range, arguments));
        }
    }
}
