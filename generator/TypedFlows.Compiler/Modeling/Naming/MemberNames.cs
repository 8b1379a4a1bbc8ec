using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// Selects the properties to which a keyword applies: those with names that match a pattern, or those to which no adjacent keyword applies.
/// </summary>
internal sealed class MemberNames
{
    private readonly Func<string, bool> _include;

    private MemberNames(Func<string, bool> include, MemberFilter filter)
    {
        _include = include;
        Filter = filter;
    }

    /// <summary>Returns the filter for names that are known only at run time.</summary>
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
