using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>Validates one object by its schema and reports the proven violations at the related locations in the code.</summary>
internal sealed class UsageChecker(KnownInstance known, EvaluationOptions options)
{
    public IEnumerable<Diagnostic> Check()
    {
        var result = Evaluate(known.Type, known.Value);
        if (result.Count == 0)
        {
            return [];
        }

        var inherited = known.Origin is null || known.SuppressOrigin ? [] : Evaluate(known.Type, known.Origin).Select(Key).ToArray();
        return BranchViolationFilter.OneOfEach(result)
            .Where(violation => !IsReportedElsewhere(violation))
            .Select(violation => Report(violation, inherited.Contains(Key(violation))))
            .OfType<Diagnostic>()
            .GroupBy(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan, diagnostic.GetMessage(CultureInfo.InvariantCulture)))
            .Select(same => same.First());
    }

    private IReadOnlyList<SchemaViolation> Evaluate(GeneratedType type, Instance value) =>
        SchemaEvaluator.Evaluate(type.Document, value, type.Spec, options).Violations;

    private static (string InstancePath, string SchemaPath, string? Property) Key(SchemaViolation violation) =>
        (violation.InstancePath, violation.SchemaPath, violation.Property);

    /// <summary>Returns true for a violation that a nested object causes. It is reported at the creation of that object.</summary>
    private bool IsReportedElsewhere(SchemaViolation violation) => known.Referenced.Any(part =>
        Evaluate(part.Type, part.Value).Any(
            own => part.Path + own.InstancePath == violation.InstancePath && own.Keyword == violation.Keyword));

    private Diagnostic? Report(SchemaViolation violation, bool isInherited) => violation.Keyword switch
    {
        var keyword when KeywordRules.IsMissing(keyword) => Missing(violation, isInherited),
        "not" => Not(violation, isInherited),
        _ => At(KeywordRules.Of(violation.Keyword), violation, violation.InstancePath, isInherited),
    };

    private Diagnostic? Not(SchemaViolation violation, bool isInherited)
    {
        if (SchemaPointer.Find(known.Type.Document, violation.SchemaPath) is { } negated
            && InstanceTree.Find(known.Value, violation.InstancePath) is Instance.Object instance
            && ForbiddenPresence.Names(negated, instance) is { Count: > 0 } names)
        {
            // Of several properties that are not allowed together, the last one that this code sets is reported.
            var paths = names.Select(name => JsonPointer.Append(violation.InstancePath, name)).ToArray();
            var path = paths.LastOrDefault(IsOwn) ?? paths[0];
            return At(UsageRules.ForbiddenMember, violation, path, isInherited);
        }

        return At(UsageRules.BrokenRule, violation, violation.InstancePath, isInherited);
    }

    private Diagnostic? Missing(SchemaViolation violation, bool isInherited)
    {
        var site = Nearest(violation.InstancePath);
        return known.Owns(site.Value)
            ? Create(UsageRules.MissingMember, violation, site.Name ?? site.Value.GetLocation(), MissingProperties(violation, site))
            : known.Origin is not null && !isInherited && violation.InstancePath.Length == 0
                ? Create(UsageRules.MissingMember, violation, Root, MissingProperties(violation, site))
                : null;
    }

    private ImmutableDictionary<string, string?> MissingProperties(SchemaViolation violation, AssignmentLocation site)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticKeys.Keyword, violation.Keyword);
        if (site.Object?.Find(violation.Property!) is not { } member)
        {
            return properties;
        }

        var value = LegalValues.First(known, JsonPointer.Append(violation.InstancePath, violation.Property!), member.Property.Type);
        return properties.Add(DiagnosticKeys.Member, member.Property.Name).Add(DiagnosticKeys.LegalValue, value);
    }

    private Diagnostic? At(Rule rule, SchemaViolation violation, string path, bool isInherited)
    {
        var site = Nearest(path);
        if (!known.Owns(site.Value))
        {
            // A value that another expression sets is validated there, unless this expression causes the violation.
            return known.Origin is not null && !isInherited ? Create(rule, violation, Root, Properties(violation, null, path)) : null;
        }

        var isExact = known.Locations.ContainsKey(path);
        var location = rule == UsageRules.ForbiddenMember && isExact ? site.Member.GetLocation()
            : site.Name ?? site.Value.GetLocation();
        return Create(rule, violation, location, Properties(violation, isExact ? site : null, path));
    }

    private ImmutableDictionary<string, string?> Properties(SchemaViolation violation, AssignmentLocation? site, string path)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticKeys.Keyword, violation.Keyword);

        // A property that a 'with' expression copies has no location in it, but the fix can add one.
        var member = site?.Property ?? (site is null && JsonPointer.Tokens(path) is [var name] ? known.Type.Find(name) : null);
        if (member is not null)
        {
            properties = properties.Add(DiagnosticKeys.Member, member.Property.Name);
        }

        return Surplus(path, violation.Keyword) is { Length: > 0 } surplus ? properties.Add(DiagnosticKeys.Surplus, surplus)
            : (site is null ? member?.Property.Type : site.Type) is { } type ? properties.Add(
                DiagnosticKeys.LegalValue, LegalValues.Nearest(known, path, type))
            : properties;
    }

    /// <summary>Returns the locations of the surplus items, or null if there are none or one of them is outside this expression.</summary>
    private string? Surplus(string path, string keyword)
    {
        var spans = SurplusItems.Of(known.Type, known.Value, path, keyword)
            .Select(
                step => known.Locations.TryGetValue(JsonPointer.Append(path, step), out var site) && known.Owns(site.Member)
                    ? site.Member.Span : default)
            .ToArray();
        return Array.Exists(spans, span => span.IsEmpty) ? null
            : string.Join("\n", spans.Select(span => string.Format(CultureInfo.InvariantCulture, "{0},{1}", span.Start, span.Length)));
    }

    private Location Root => Nearest(string.Empty).Name!;

    private bool IsOwn(string path) => known.Locations.TryGetValue(path, out var site) && known.Owns(site.Value);

    /// <summary>Returns the location of the value at the path, or of the innermost value that contains it.</summary>
    private AssignmentLocation Nearest(string path)
    {
        while (path.Length != 0)
        {
            if (known.Locations.TryGetValue(path, out var site))
            {
                return site;
            }

            path = JsonPointer.Parent(path);
        }

        return known.Locations[string.Empty];
    }

    private static Diagnostic Create(
        Rule rule, SchemaViolation violation, Location location, ImmutableDictionary<string, string?> properties) =>
        Diagnostic.Create(Descriptors.Of(rule), location, properties, violation.Message);
}
