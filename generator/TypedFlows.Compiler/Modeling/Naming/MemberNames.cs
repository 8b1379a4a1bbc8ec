using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// Selects the properties to which a keyword applies: those with names that match a pattern, those to which no adjacent keyword applies, or
/// those to which no keyword applies.
/// </summary>
internal sealed class MemberNames
{
    private readonly Func<string, Condition> _appliesTo;

    private MemberNames(Func<string, Condition> appliesTo, MemberFilter filter, string? otherKeyword)
    {
        _appliesTo = appliesTo;
        Filter = filter;
        OtherKeyword = otherKeyword;
    }

    /// <summary>Returns the filter for names that are known only at run time.</summary>
    public MemberFilter Filter { get; }

    /// <summary>Gets the keyword with the schema of properties that the schema does not declare; null for another keyword.</summary>
    public string? OtherKeyword { get; }

    /// <summary>Returns the condition that the keyword applies to the property.</summary>
    public Condition AppliesTo(string name) => _appliesTo(name);

    public static MemberNames Of(string pattern) => new(
        name => Conditions.Constant(Matches(pattern, name)), MemberFilter.All with { Matching = EcmaPattern.TryTranslate(pattern) }, null);

    public static MemberNames Others(Schema schema) => new(
        name => Conditions.Constant(!Declares(schema, name)), new MemberFilter(Names(schema), null, Patterns(schema)),
        "additionalProperties");

    /// <param name="parts">The schemas that declare properties, with the condition that they apply.</param>
    public static MemberNames Unevaluated(IReadOnlyList<AppliedSchema> parts, string keyword)
    {
        var always = parts.Where(part => part.When.IsTrue()).Select(part => part.Schema).ToList();
        var others = parts.Where(part => !part.When.IsTrue()).ToList();
        return new(
            name => Conditions.Not(Conditions.Any(parts.Where(part => Declares(part.Schema, name)).Select(part => part.When))),
            new MemberFilter(
                always.SelectMany(Names).Distinct(StringComparer.Ordinal).ToEquatableArray(), null,
                always.SelectMany(Patterns).Distinct(StringComparer.Ordinal).ToEquatableArray())
            {
                ExceptWhen = others.Where(part => part.Schema.Properties.Count + part.Schema.PatternProperties.Count > 0)
                    .Select(part => new ConditionalNames(part.When, Names(part.Schema), Patterns(part.Schema)))
                    .ToEquatableArray(),
            },
            keyword);
    }

    private static bool Declares(Schema schema, string name) =>
        schema.FindProperty(name) is not null || schema.PatternProperties.Any(p => Matches(p.Name, name));

    private static EquatableArray<string> Names(Schema schema) => schema.Properties.Select(p => p.Name).ToEquatableArray();

    private static EquatableArray<string> Patterns(Schema schema) =>
        schema.PatternProperties.Select(p => EcmaPattern.TryTranslate(p.Name)).OfType<string>().ToEquatableArray();

    private static bool Matches(string pattern, string name) => Evaluation.Patterns.Match(pattern, name) == Verdict.Valid;
}
