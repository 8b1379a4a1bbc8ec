using TypedFlows.Compiler.Model;

namespace TypedFlows.Tool.Specs;

/// <summary>A part of a spec on the command line: <c>schedule</c>, or <c>transformation:Mapping</c>.</summary>
internal sealed record PartRequest(PartKind Kind, string? Name)
{
    /// <summary>The forms of a part on the command line.</summary>
    public static readonly string[] Forms =
        ["schedule", "transformation:NAME", "options", "run", "source", "target", "auth:NAME", "record"];

    private static readonly (string Keyword, PartKind Kind)[] s_kinds =
    [
        ("schedule", PartKind.Schedule), ("transformation", PartKind.Transformation), ("options", PartKind.Options), ("run", PartKind.Run),
        ("source", PartKind.Source), ("target", PartKind.Target), ("auth", PartKind.Auth), ("schema", PartKind.Standalone),
        ("record", PartKind.Standalone),
    ];

    /// <summary>Parses the text, or returns <see langword="null"/> if it does not name a part.</summary>
    public static PartRequest? TryParse(string text)
    {
        var at = text.IndexOf(':', StringComparison.Ordinal);
        var keyword = at < 0 ? text : text[..at];
        var found = s_kinds.FirstOrDefault(each => string.Equals(each.Keyword, keyword, StringComparison.OrdinalIgnoreCase));
        return found.Keyword is null || at == text.Length - 1 ? null : new(found.Kind, at < 0 ? null : text[(at + 1)..]);
    }

    /// <summary>Formats a part in the syntax of the command line.</summary>
    public static string Spell(SpecPart part)
    {
        var keyword = s_kinds.First(each => each.Kind == part.Kind).Keyword;
        return part.Kind is PartKind.Transformation or PartKind.Auth && part.Name.Length > 0 ? $"{keyword}:{part.Name}" : keyword;
    }

    /// <summary>Finds the part of the spec; without a name, the only one of its kind.</summary>
    /// <exception cref="ToolException">No part or several parts match. The message lists them.</exception>
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
        var asked = Name is null
            ? s_kinds.First(each => each.Kind == Kind).Keyword
            : $"{s_kinds.First(each => each.Kind == Kind).Keyword}:{Name}";
        throw new ToolException(all.Count == 0
            ? $"{KnownSpecs.Shown(spec)} has no schema to validate against."
            : fitting.Count > 1
                ? $"{KnownSpecs.Shown(spec)} has several parts {asked}; select one of {string.Join(", ", all)}."
                : $"{KnownSpecs.Shown(spec)} has no part {asked}.{Nearest.Suggest(asked, all)} It has {string.Join(", ", all)}.");
    }
}
