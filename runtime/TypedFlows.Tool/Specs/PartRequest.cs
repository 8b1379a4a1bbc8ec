using TypedFlows.Compiler.Model;

namespace TypedFlows.Tool.Specs;

/// <summary>A part of a spec as a command line names it: <c>schedule</c>, or <c>transformation:Mapping</c>.</summary>
internal sealed record PartRequest(PartKind Kind, string? Name)
{
    public const string Syntax = "schedule|transformation:NAME|options|run|source|target|auth:NAME";

    private static readonly (string Word, PartKind Kind)[] s_words =
    [
        ("schedule", PartKind.Schedule), ("transformation", PartKind.Transformation), ("options", PartKind.Options), ("run", PartKind.Run),
        ("source", PartKind.Source), ("target", PartKind.Target), ("auth", PartKind.Auth), ("schema", PartKind.Standalone),
    ];

    /// <summary>Null for what names no part.</summary>
    public static PartRequest? TryParse(string text)
    {
        var at = text.IndexOf(':', StringComparison.Ordinal);
        var word = at < 0 ? text : text[..at];
        var found = s_words.FirstOrDefault(each => string.Equals(each.Word, word, StringComparison.OrdinalIgnoreCase));
        return found.Word is null || at == text.Length - 1 ? null : new(found.Kind, at < 0 ? null : text[(at + 1)..]);
    }

    /// <summary>How this command line names a part.</summary>
    public static string Spell(SpecPart part)
    {
        var word = s_words.First(each => each.Kind == part.Kind).Word;
        return part.Kind is PartKind.Transformation or PartKind.Auth && part.Name.Length > 0 ? $"{word}:{part.Name}" : word;
    }

    /// <summary>The part of the spec; the only one of its kind where no name is given.</summary>
    /// <exception cref="ToolException">There is none, or more than one; the message says what there is.</exception>
    public SpecPart Find(Spec spec)
    {
        var ofKind = spec.Parts.Where(part => part.Kind == Kind).ToList();
        var fitting = Name is null ? ofKind
            : ofKind.Where(part => part.Name == Name).ToList() is { Count: > 0 } exact ? exact
            : [.. ofKind.Where(part => string.Equals(part.Name, Name, StringComparison.OrdinalIgnoreCase))];
        if (fitting is [var one])
        {
            return one;
        }

        var all = spec.Parts.Select(Spell).ToList();
        var asked = Name is null ? s_words.First(each => each.Kind == Kind).Word : $"{s_words.First(each => each.Kind == Kind).Word}:{Name}";
        throw new ToolException(all.Count == 0
            ? $"{KnownSpecs.Shown(spec)} has no schema to validate against."
            : fitting.Count > 1
                ? $"{KnownSpecs.Shown(spec)} has several parts {asked}; name one of {string.Join(", ", all)}."
                : $"{KnownSpecs.Shown(spec)} has no part {asked}.{Nearest.Suggest(asked, all)} It has {string.Join(", ", all)}.");
    }
}
