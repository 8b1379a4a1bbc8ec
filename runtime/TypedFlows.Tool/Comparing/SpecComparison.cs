using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Tool.Comparing;

/// <summary>Says what two sets of specs differ in, by the types that are generated from them.</summary>
internal static class SpecComparison
{
    /// <returns>Breaking ones first, then by spec and member.</returns>
    public static IReadOnlyList<Change> Compare(SpecSet before, SpecSet after)
    {
        var changes = new List<Change>();
        var (old, now) = (Named(before), Named(after));
        var left = now.ToList();
        foreach (var spec in old)
        {
            if (Partner(spec, left, old) is { } partner)
            {
                left.Remove(partner);
                changes.AddRange(Compare(spec, partner));
            }
            else
            {
                changes.Add(new(ChangeLevel.Breaking, spec.Shown, spec.TypeName, Has(after, spec) ? "is no type of its own any more: its schema equals one inside a spec" : "the spec is gone, and its types with it", spec.Identity.Path));
            }
        }

        changes.AddRange(left.Select(spec => new Change(ChangeLevel.Compatible, spec.Shown, spec.TypeName, Has(before, spec) ? "is a type of its own now: its schema no longer equals one inside a spec" : "the spec is new", spec.Identity.Path)));
        changes.AddRange(Partners(before, after));
        return [.. changes.OrderBy(change => change.Level).ThenBy(change => change.Spec, StringComparer.Ordinal).ThenBy(change => change.Member, StringComparer.Ordinal).ThenBy(change => change.Text, StringComparer.Ordinal)];
    }

    private static bool Has(SpecSet set, NamedSpec spec) => set.Models.Any(model => IsSame(model.Value.Identity, spec.Identity));

    private static List<NamedSpec> Named(SpecSet set) =>
        [.. set.Models.Where(model => model.Key is not null).Select(model => new NamedSpec(model.Key!, model.Value)).OrderBy(spec => spec.TypeName, StringComparer.Ordinal)];

    /// <summary>The same spec on the other side: of the same version, else the only other version there is.</summary>
    private static NamedSpec? Partner(NamedSpec spec, List<NamedSpec> others, List<NamedSpec> all)
    {
        var same = others.Where(other => IsSame(spec.Identity, other.Identity)).ToList();
        return same.FirstOrDefault(other => other.Identity.Version == spec.Identity.Version)
            ?? (same.Count == 1 && all.Count(other => IsSame(spec.Identity, other.Identity)) == 1 ? same[0] : null);
    }

    private static bool IsSame(SpecIdentity one, SpecIdentity other) => one.Kind == other.Kind
        && (one.Id.Length > 0 || other.Id.Length > 0 ? string.Equals(one.Id, other.Id, StringComparison.OrdinalIgnoreCase)
            : one.Name.Length > 0 || other.Name.Length > 0 ? one.Name == other.Name
            : Path.GetFileName(one.Path) == Path.GetFileName(other.Path));

    private static IReadOnlyList<Change> Compare(NamedSpec old, NamedSpec now)
    {
        var changes = new ChangeList(old);
        if (old.TypeName == now.TypeName && old.Identity.ContentHash == now.Identity.ContentHash)
        {
            return [];
        }

        if (old.TypeName != now.TypeName)
        {
            changes.Breaking(old.TypeName, $"is called {now.TypeName}");
        }

        if (old.Identity.Version != now.Identity.Version)
        {
            changes.Compatible($"{old.TypeName}.Version", $"is {Quoted(now.Identity.Version)}, was {Quoted(old.Identity.Version)}");
        }

        if (old.Identity.Name != now.Identity.Name)
        {
            changes.Compatible($"{old.TypeName}.Name", $"is {Quoted(now.Identity.Name)}, was {Quoted(old.Identity.Name)}");
        }

        CompareFlow(old, now, changes);
        CompareConnection(old, now, changes);
        new TypeComparison(old, now, changes).Compare();
        if (changes.Changes.Count == 0)
        {
            changes.Cosmetic(old.TypeName, "the text of the spec is other than before, in nothing that is generated");
        }

        // The generated words tell of the rules too: a changed rule is no change of words.
        return [.. changes.Changes.Where(change => change.Level != ChangeLevel.Cosmetic
            || !changes.Changes.Any(other => other.Level != ChangeLevel.Cosmetic && other.Member.StartsWith(change.Member, StringComparison.Ordinal)))];
    }

    private static void CompareFlow(NamedSpec old, NamedSpec now, ChangeList changes)
    {
        if (old.Model.Flow is not { } before || now.Model.Flow is not { } after)
        {
            return;
        }

        var flow = $"{old.TypeName}.Flow";
        CompareIds("source", $"{flow}.Source", old.Identity.SourceConnectionSpecIds, now.Identity.SourceConnectionSpecIds, changes);
        CompareIds("target", $"{flow}.Target", old.Identity.TargetConnectionSpecIds, now.Identity.TargetConnectionSpecIds, changes);
        foreach (var transformation in before.Transformations.Where(each => !after.Transformations.Any(other => other.Name == each.Name)))
        {
            changes.Breaking($"{flow}.{transformation.Name}", "is gone");
        }

        foreach (var transformation in after.Transformations.Where(each => !before.Transformations.Any(other => other.Name == each.Name)))
        {
            changes.Compatible($"{flow}.{transformation.Name}", "is new");
        }

        // A flow with a schedule must be given one.
        Appears("Schedule", before.ScheduleRecord, after.ScheduleRecord, ChangeLevel.Breaking, "is new and must be set");
        Appears("Options", before.OptionsRecord, after.OptionsRecord, ChangeLevel.Compatible, "is new");

        void Appears(string name, string? was, string? @is, ChangeLevel level, string text)
        {
            if (was is not null && @is is null)
            {
                changes.Breaking($"{flow}.{name}", "is gone");
            }
            else if (was is null && @is is not null)
            {
                changes.Add(level, $"{flow}.{name}", text);
            }
        }
    }

    /// <summary>An empty list takes any.</summary>
    private static void CompareIds(string what, string member, EquatableArray<string> before, EquatableArray<string> after, ChangeList changes)
    {
        if (before.Count > 0 && after.Count == 0)
        {
            changes.Compatible(member, $"takes any {what}");
        }
        else if (before.Count == 0 && after.Count > 0)
        {
            changes.Breaking(member, $"takes listed {what}s only: {string.Join(", ", after)}");
        }
        else
        {
            foreach (var id in before.Except(after, StringComparer.OrdinalIgnoreCase))
            {
                changes.Breaking(member, $"no longer takes the connection spec {id}");
            }

            foreach (var id in after.Except(before, StringComparer.OrdinalIgnoreCase))
            {
                changes.Compatible(member, $"takes the connection spec {id} too");
            }
        }
    }

    private static void CompareConnection(NamedSpec old, NamedSpec now, ChangeList changes)
    {
        if (old.Model.Connection is not { } before || now.Model.Connection is not { } after)
        {
            return;
        }

        foreach (var record in before.AuthRecords.Except(after.AuthRecords, StringComparer.Ordinal))
        {
            changes.Breaking($"{old.TypeName}.Connection.Auth", $"no longer takes {record}");
        }

        foreach (var record in after.AuthRecords.Except(before.AuthRecords, StringComparer.Ordinal))
        {
            changes.Compatible($"{old.TypeName}.Connection.Auth", $"takes {record} too");
        }
    }

    /// <summary>Sources and targets of a connection spec that came or went, so that a flow can no longer be given one.</summary>
    private static IEnumerable<Change> Partners(SpecSet before, SpecSet after) => before.Models
        .Where(model => model.Key is not null && model.Value.Identity.Kind == SpecKind.ConnectionSpec)
        .Select(model => (Old: model, Now: after.Models.FirstOrDefault(other => other.Key == model.Key).Value))
        .Where(pair => pair.Now is not null && pair.Old.Value.Identity.HasSource && !pair.Now.Identity.HasSource)
        .Select(pair => new Change(ChangeLevel.Breaking, new NamedSpec(pair.Old.Key!, pair.Old.Value).Shown, $"{pair.Old.Key}.Source", "is no source any more", pair.Old.Value.Identity.Path));

    private static string Quoted(string text) => $"\"{text}\"";
}
