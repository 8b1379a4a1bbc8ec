using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Collects what is to be said of a file, and knows which of its nodes a syntax error left whole: what follows a syntax error is not judged.
/// </summary>
internal sealed class DiagnosticBag(SourceFile file, JsonReadResult? read, ICollection<SpecDiagnostic> diagnostics)
{
    /// <summary>Of a file that was read without an error.</summary>
    public DiagnosticBag(SourceFile file, ICollection<SpecDiagnostic> diagnostics)
        : this(file, null, diagnostics)
    {
    }

    private readonly HashSet<JsonSyntax> _damaged = [.. read?.Damaged ?? []];

    public bool HasSyntaxError => read?.FirstError is not null;

    public void Add(Rule rule, JsonSyntax at, params string[] arguments) => Add(rule, at.File, at.Range, arguments);

    public void AddAtName(Rule rule, JsonSyntax.Property member, params string[] arguments) => Add(rule, member.File, member.NameRange, arguments);

    /// <summary>Whether the value was read as it was meant: it ends before the first syntax error and no repair touched it.</summary>
    public bool IsIntact(JsonSyntax value) =>
        !_damaged.Contains(value)
        && value is not JsonSyntax.Literal { Kind: JsonLiteralKind.Missing }
        && (value.File != file || read?.FirstError is not { } error || value.Range.End <= error);

    /// <summary>Whether the name was read before the first syntax error.</summary>
    public bool IsKnown(JsonSyntax.Property member) =>
        member.File != file || read?.FirstError is not { } error || member.NameRange.End <= error;

    /// <summary>Whether nothing is said of a place, because a syntax error may have put it there.</summary>
    public bool IsInDoubt(SourceFile where, int offset) => where == file && read?.InDoubtFrom is { } from && offset >= from;

    /// <summary>A node made of another one by an overlay is as whole as that one.</summary>
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
