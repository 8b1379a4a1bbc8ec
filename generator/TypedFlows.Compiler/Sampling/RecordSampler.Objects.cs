using System.Globalization;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Sampling.Texts;

namespace TypedFlows.Compiler.Sampling;

/// <content>Creates objects.</content>
internal sealed partial class RecordSampler
{
    // A wide object has about so many optional properties.
    private const int UsualProperties = 25;

    private const int MostProperties = 100_000;
    private const int MostNames = 60;

    private const string IdentityMap = "identityMap";

    private static readonly string[] s_identityNamespaces = ["Email", "ECID", "Phone", "CRMID"];

    private Instance? CreateObject(ValueShape shape, SampleSite site)
    {
        var limits = shape.Object;
        if (limits.MinProperties > Math.Min(limits.MaxProperties, MostProperties) || limits.Required.Count > limits.MaxProperties)
        {
            return Fail(site, limits.MinProperties > 0 ? "minProperties" : "maxProperties");
        }

        var planned = limits.Planned ??= Plan(shape);
        var members = new List<InstanceMember>(planned.Count);
        var percent = site.Index >= 0 && site.Parent?.Parent?.Name == IdentityMap ? 100 : Percent(planned.Count, site.Depth);
        var free = limits.MaxProperties - limits.Required.Count - limits.Extras.Count;
        foreach (var property in planned)
        {
            var isIncluded = property.IsRequired || (free > 0 && _random.Chance(percent));
            if (!isIncluded)
            {
                continue;
            }

            free -= property.IsRequired ? 0 : 1;
            var failure = _failure;
            if (!Add(members, property.Goal, property.Site(site)))
            {
                if (property.IsRequired)
                {
                    return null;
                }

                // An optional property without values is left out, and is not a reason for a later failure.
                free++;
                _failure = failure;
            }
        }

        if (!AddExtras(members, shape, site))
        {
            return null;
        }

        if (members.Count < limits.MinProperties && !AddUntil(members, limits.MinProperties, shape, site))
        {
            return Fail(site, $"minProperties {limits.MinProperties}");
        }

        if (members.Count == 0 && site.Depth <= DeepestOptional && limits.MaxProperties > 0)
        {
            AddUntil(members, 1, shape, site);
        }

        if (shape.Excluded.Count > 0 && IsExcluded(shape, new Instance.Object([.. members], isClosed: true)))
        {
            AddUntil(members, members.Count + 1, shape, site, isForced: true);
        }

        return members.Count > limits.MaxProperties
            ? Fail(site, $"maxProperties {limits.MaxProperties}") : new Instance.Object(members, isClosed: true);
    }

    private static int Percent(int count, int depth)
    {
        var percent = depth switch { 0 => 85, 1 => 70, 2 => 50, <= DeepestOptional => 30, _ => 0 };
        return count <= UsualProperties ? percent : Math.Min(percent, Math.Max(3, 100 * UsualProperties / count));
    }

    private bool Add(List<InstanceMember> members, SampleGoal goal, SampleSite site)
    {
        if (Create(goal, site) is not { } value)
        {
            return false;
        }

        members.Add(new(site.Name, Presence.Present, value));
        return true;
    }

    private List<PlannedProperty> Plan(ValueShape shape)
    {
        var limits = shape.Object;
        var required = limits.Required.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. limits.Views.SelectMany(view => view.Properties.Select(property => property.Name))
                .Concat(limits.Required)
                .Distinct(StringComparer.Ordinal)
                .Where(name => required.Contains(name) || IsAllowed(limits, name))
                .Select(name => new PlannedProperty(name, PropertyGoal(limits, name), required.Contains(name)))
                .Where(property => property.IsRequired || !property.Goal.IsImpossible),
        ];
    }

    private bool IsAllowed(ObjectLimits limits, string name) => !limits.Forbidden.Contains(name)
        && limits.Names.TrueForAll(names => Verdict(names, new Instance.String(name)) == Evaluation.Verdict.Valid);

    /// <summary>Returns the goal of the value of a property: in each schema, its own, that of its pattern, or that of all others.</summary>
    private static SampleGoal PropertyGoal(ObjectLimits limits, string name)
    {
        var all = new List<Schema>();
        foreach (var view in limits.Views)
        {
            var count = all.Count;
            if (view.FindProperty(name) is { } own)
            {
                all.Add(own);
            }

            foreach (var pattern in view.PatternProperties)
            {
                if (Patterns.Match(pattern.Name, name) == Evaluation.Verdict.Valid)
                {
                    all.Add(pattern.Schema);
                }
            }

            if (all.Count == count && view.AdditionalProperties is { } others)
            {
                all.Add(others);
            }
        }

        if (all.Count == 0)
        {
            all.AddRange(limits.Views.Select(view => view.UnevaluatedProperties).OfType<Schema>());
        }

        return new(all, [.. limits.PropertyNone.Where(property => property.Name == name).Select(property => property.Schema)]);
    }

    // The goals of usual names are kept, so that their constraints are read once.
    private static SampleGoal MapGoal(ObjectLimits limits, string name)
    {
        if (!limits.Goals.TryGetValue(name, out var goal))
        {
            goal = PropertyGoal(limits, name);
            if (limits.Goals.Count < MostNames)
            {
                limits.Goals.Add(name, goal);
            }
        }

        return goal;
    }

    // Adds the properties that a negated schema requires.
    private bool AddExtras(List<InstanceMember> members, ValueShape shape, SampleSite site)
    {
        foreach (var extra in shape.Object.Extras)
        {
            var isAdded = false;
            for (var i = 0; i < MostNames && !isAdded; i++)
            {
                if (FreshName(members, shape, site, i, extra.Names) is not { } name
                    || (extra.Undeclared is { } undeclared
                        && (undeclared.FindProperty(name) is not null
                            || undeclared.PatternProperties.Any(p => Patterns.Match(p.Name, name) != Evaluation.Verdict.Invalid))))
                {
                    continue;
                }

                var goal = PropertyGoal(shape.Object, name).With([], extra.None is { } none ? [none] : []);
                isAdded = !goal.IsImpossible && Add(members, goal, site.Property(name));
            }

            if (!isAdded)
            {
                Fail(site, "additionalProperties");
                return false;
            }
        }

        return true;
    }

    // Adds declared properties first, then names of patterns and other names.
    private bool AddUntil(List<InstanceMember> members, int count, ValueShape shape, SampleSite site, bool isForced = false)
    {
        var names = members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        var rest = shape.Object.Planned!.Where(property => !names.Contains(property.Name)).ToList();
        for (var start = _random.Next(rest.Count); rest.Count > 0 && members.Count < count && !IsExhausted; start = 0)
        {
            var property = rest[start];
            rest.RemoveAt(start);
            Add(members, property.Goal, property.Site(site));
        }

        var isMap = shape.Object.Views.Exists(
            view => (view.AdditionalProperties ?? view.UnevaluatedProperties) is { Always: null } || view.PatternProperties.Count > 0);
        var wanted = isForced || shape.Object.MinProperties >= count || isMap ? count : members.Count;
        for (var i = 0; members.Count < wanted && i < MostNames + (2 * wanted) && !IsExhausted; i++)
        {
            if (FreshName(members, shape, site, i, null) is { } name && MapGoal(shape.Object, name) is { IsImpossible: false } goal)
            {
                Add(members, goal, site.Property(name));
            }
        }

        return members.Count >= count;
    }

    // Returns a name that is allowed and not used yet, or null.
    private string? FreshName(List<InstanceMember> members, ValueShape shape, SampleSite site, int attempt, SampleGoal? goal)
    {
        var patterns = shape.Object.Views.SelectMany(view => view.PatternProperties).Select(property => property.Name).ToList();
        var name = goal is not null || (shape.Object.Names.Count > 0 && attempt % 2 == 0)
                ? NameOf((goal ?? new([new Schema { Types = SchemaTypes.String }], [])).With(shape.Object.Names, []), site)
            : patterns.Count > 0 && attempt % 2 == 0
                ? NameOf(new([new Schema { Types = SchemaTypes.String, Pattern = patterns[attempt / 2 % patterns.Count] }], []), site)
            : site.Name == IdentityMap && attempt < s_identityNamespaces.Length ? s_identityNamespaces[attempt]
            : SampleWords.Key(_random) + (attempt < 4 ? string.Empty : attempt.ToString(CultureInfo.InvariantCulture));
        return name is null || members.Exists(member => member.Name == name) || !IsAllowed(shape.Object, name) ? null : name;
    }

    private string? NameOf(SampleGoal goal, SampleSite site) => (Create(goal, site) as Instance.String)?.Value;
}
