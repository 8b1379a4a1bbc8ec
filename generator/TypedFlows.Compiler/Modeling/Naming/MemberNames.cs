using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Which members a keyword speaks of: those whose names match a pattern, or those that no other keyword beside it speaks of.</summary>
internal sealed class MemberNames
{
    private readonly Func<string, bool> _include;

    private MemberNames(Func<string, bool> include, MemberFilter filter)
    {
        _include = include;
        Filter = filter;
    }

    /// <summary>The same for names that are known at run time only.</summary>
    public MemberFilter Filter { get; }

    public bool Include(string name) => _include(name);

    public static MemberNames Of(string pattern) =>
        new(name => Matches(pattern, name), MemberFilter.All with { Matching = EcmaPattern.TryTranslate(pattern) });

    public static MemberNames Others(Schema schema) => new(
        name => schema.FindProperty(name) is null && !schema.PatternProperties.Any(p => Matches(p.Name, name)),
        new MemberFilter(
            schema.Properties.Select(p => p.Name).ToEquatableArray(),
            null,
            schema.PatternProperties.Select(p => EcmaPattern.TryTranslate(p.Name)).OfType<string>().ToEquatableArray()));

    private static bool Matches(string pattern, string name) => Patterns.Match(pattern, name) == Verdict.Valid;
}
