using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>Validates a JSON text in code by the schema of the type that the code reads it as.</summary>
/// <param name="whole">The location at which the text is passed, for violations without a location in the text.</param>
/// <param name="map">The locations in the text, or null if the text is written elsewhere.</param>
internal sealed class JsonLiteralChecker(GeneratedType type, string text, LiteralMap? map, Location whole)
{
    /// <param name="options">The possible read options. Text that is valid for one of them is not reported.</param>
    public IEnumerable<Diagnostic> Check(IReadOnlyList<EvaluationOptions> options)
    {
        var read = new SourceFile(string.Empty, text).Json;
        if (read.FirstError is not null)
        {
            // A violation after the first syntax error may only be its consequence.
            var first = read.Diagnostics.First(diagnostic => diagnostic.Rule == DefinitionRules.MalformedJson);
            return [Create(
                UsageRules.BrokenRule, first.Range, $"{type.Spec}: {first.Message}", ImmutableDictionary<string, string?>.Empty)];
        }

        var document = InstanceReader.Read(read.Root);
        var verdicts = options.Select(way => SchemaEvaluator.Evaluate(type.Document, document, type.Spec, way).Violations).ToArray();
        return verdicts.Any(violations => violations.Count == 0) ? [] : BranchViolationFilter.OneOfEach(verdicts[0])
            .Select(violation => Report(read.Root, document, violation))
            .GroupBy(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan, diagnostic.GetMessage(CultureInfo.InvariantCulture)))
            .Select(same => same.First());
    }

    private Diagnostic Report(JsonSyntax root, Instance document, SchemaViolation violation)
    {
        var rule = KeywordRules.Of(violation.Keyword);
        var path = violation.InstancePath;
        if (violation.Keyword == "not"
            && SchemaPointer.Find(type.Document, violation.SchemaPath) is { } negated
            && InstanceTree.Find(document, path) is Instance.Object instance
            && ForbiddenPresence.Names(negated, instance) is { Count: > 0 } names)
        {
            rule = UsageRules.ForbiddenMember;
            path = JsonPointer.Append(path, names[names.Count - 1]);
        }

        var (value, member, owner) = SyntaxLocation.Find(root, path);
        if (rule == UsageRules.MissingMember)
        {
            return Create(rule, new(value.Range.Start, 1), violation.Message, Missing(document, violation, value));
        }

        if (rule == UsageRules.ForbiddenMember && member is not null && owner is not null)
        {
            return Create(
                rule, Range(member), violation.Message,
                Edit(SyntaxLocation.WithSeparator(owner, member, text), string.Empty, "Remove it from the JSON"));
        }

        var legal = Shortened(document, path, violation.Keyword, value) ?? LegalValues.InJson(type, document, path);
        return Create(
            rule, value.Range, violation.Message,
            legal is null ? ImmutableDictionary<string, string?>.Empty : Edit(value.Range, legal, $"Set to {legal}"));
    }

    /// <summary>Returns the written array without its surplus items, or null if removing them does not help.</summary>
    private string? Shortened(Instance document, string path, string keyword, JsonSyntax value)
    {
        if (value is not JsonSyntax.Array array || SurplusItems.Of(type, document, path, keyword) is not { Count: > 0 } surplus)
        {
            return null;
        }

        var kept = array.Items.Where((_, i) => !surplus.Contains(i.ToString(CultureInfo.InvariantCulture)))
            .Select(item => text.Substring(item.Range.Start, item.Range.Length));
        return $"[{string.Join(", ", kept)}]";
    }

    private ImmutableDictionary<string, string?> Missing(Instance document, SchemaViolation violation, JsonSyntax parent)
    {
        if (parent is not JsonSyntax.Object target
            || LegalValues.InJson(type, document, JsonPointer.Append(violation.InstancePath, violation.Property!)) is not { } value)
        {
            return ImmutableDictionary<string, string?>.Empty;
        }

        var member = Compiler.Model.JsonText.Of(new Compiler.Model.JsonValue.String(violation.Property!)) + ": " + value;
        return target.Members.Count == 0
            ? Edit(new(target.Range.Start + 1, 0), member, $"Add {member}")
            : Edit(new(target.Members[target.Members.Count - 1].Value.Range.End, 0), ", " + member, $"Add {member}");
    }

    private static TextRange Range(JsonSyntax.Property member) =>
        new(member.NameRange.Start, member.Value.Range.End - member.NameRange.Start);

    private ImmutableDictionary<string, string?> Edit(TextRange range, string json, string title) =>
        map?.Edits([(range, json, title)]) ?? ImmutableDictionary<string, string?>.Empty;

    private Diagnostic Create(Rule rule, TextRange range, string message, ImmutableDictionary<string, string?> properties)
    {
        var location = map is null ? whole : Location.Create(map.Tree, map.Span(range.Start, range.Length));
        return Diagnostic.Create(Descriptors.Of(rule), location, properties, message);
    }
}
