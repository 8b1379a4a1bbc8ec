using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Tool.Comparing;

/// <summary>Compares two sets of specs by the types that are generated from them.</summary>
internal static class SpecComparison
{
    /// <returns>The changes: breaking ones first, then by spec and member.</returns>
    public static IReadOnlyList<Change> Compare(SpecCompilation before, SpecCompilation after)
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
                changes.Add(
                    new(
                        ChangeLevel.Breaking,
                        spec.Shown,
                        spec.TypeName,
                        Has(after, spec)
                            ? "is no longer a separate type: its schema equals one inside a spec"
                            : "the spec was removed with its types",
                        spec.Identity.Path));
            }
        }

        changes.AddRange(
            left.Select(
                spec =>
                    new Change(
                        ChangeLevel.Compatible,
                        spec.Shown,
                        spec.TypeName,
                        Has(before, spec) ? "is a separate type now: its schema no longer equals one inside a spec" : "the spec is new",
                        spec.Identity.Path)));
        changes.AddRange(Partners(before, after));
        return [.. changes
            .OrderBy(change => change.Level)
            .ThenBy(change => change.Spec, StringComparer.Ordinal)
            .ThenBy(change => change.Member, StringComparer.Ordinal)
            .ThenBy(change => change.Text, StringComparer.Ordinal)];
    }

    private static bool Has(SpecCompilation set, NamedSpec spec) => set.Models.Any(model => IsSame(model.Value.Identity, spec.Identity));

    private static List<NamedSpec> Named(SpecCompilation set) =>
        [.. set.Models
            .Where(model => model.Key is not null)
            .Select(model => new NamedSpec(model.Key!, model.Value, set.Links.NamesOf(model.Value)))
            .OrderBy(spec => spec.TypeName, StringComparer.Ordinal)];

    /// <summary>Returns the same spec of the other set: the same version, or the only other version.</summary>
    private static NamedSpec? Partner(NamedSpec spec, List<NamedSpec> others, List<NamedSpec> all)
    {
        var same = others.Where(other => IsSame(spec.Identity, other.Identity)).ToList();
        if (same.FirstOrDefault(other => other.Identity.Kind == SpecKind.XdmSchema && other.Identity.Id == spec.Identity.Id) is { } exact)
        {
            return exact;
        }

        return same.FirstOrDefault(other => other.Identity.Version == spec.Identity.Version)
            ?? (same.Count == 1 && all.Count(other => IsSame(spec.Identity, other.Identity)) == 1 ? same[0] : null);
    }

    // An XDM schema has another id in each sandbox.
    private static bool IsSame(SpecIdentity one, SpecIdentity other) => one.Kind == other.Kind
        && (one.Kind == SpecKind.XdmSchema && one.Name == other.Name ? true
            : one.Id.Length > 0 || other.Id.Length > 0 ? string.Equals(one.Id, other.Id, StringComparison.OrdinalIgnoreCase)
            : one.Name.Length > 0 || other.Name.Length > 0 ? one.Name == other.Name
            : Path.GetFileName(one.Path) == Path.GetFileName(other.Path));

    private static IReadOnlyList<Change> Compare(NamedSpec old, NamedSpec now)
    {
        var changes = new ChangeList(old);
        if (old.TypeName == now.TypeName && old.Identity.ContentHash == now.Identity.ContentHash
            && old.Model.Xdm == now.Model.Xdm && old.Shared == now.Shared)
        {
            return [];
        }

        if (old.TypeName != now.TypeName)
        {
            changes.Breaking(old.TypeName, $"was renamed to {now.TypeName}");
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
        IdentityComparison.Compare(old, now, changes);
        new TypeComparison(old, now, changes).Compare();
        if (changes.Changes.Count == 0)
        {
            changes.Cosmetic(old.TypeName, "the text of the spec changed without an effect on generated code");
        }

        // The generated documentation includes the rules, so a changed rule is not a documentation change.
        return [.. changes.Changes.Where(change => change.Level != ChangeLevel.Cosmetic
            || !changes.Changes.Any(
                other => other.Level != ChangeLevel.Cosmetic && other.Member.StartsWith(change.Member, StringComparison.Ordinal)))];
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
            changes.Breaking($"{flow}.{transformation.Name}", "was removed");
        }

        foreach (var transformation in after.Transformations.Where(each => !before.Transformations.Any(other => other.Name == each.Name)))
        {
            changes.Compatible($"{flow}.{transformation.Name}", "is new");
        }

        // A flow with a schedule requires one.
        Appears("Schedule", before.ScheduleRecord, after.ScheduleRecord, ChangeLevel.Breaking, "is new and required");
        Appears("Options", before.OptionsRecord, after.OptionsRecord, ChangeLevel.Compatible, "is new");

        void Appears(string name, string? was, string? @is, ChangeLevel level, string text)
        {
            if (was is not null && @is is null)
            {
                changes.Breaking($"{flow}.{name}", "was removed");
            }
            else if (was is null && @is is not null)
            {
                changes.Add(level, $"{flow}.{name}", text);
            }
        }
    }

    /// <summary>Compares lists of ids; an empty list accepts any id.</summary>
    private static void CompareIds(
        string what,
        string member,
        EquatableArray<string> before,
        EquatableArray<string> after,
        ChangeList changes)
    {
        if (before.Count > 0 && after.Count == 0)
        {
            changes.Compatible(member, $"accepts any {what}");
        }
        else if (before.Count == 0 && after.Count > 0)
        {
            changes.Breaking(member, $"accepts only listed {what}s: {string.Join(", ", after)}");
        }
        else
        {
            foreach (var id in before.Except(after, StringComparer.OrdinalIgnoreCase))
            {
                changes.Breaking(member, $"no longer accepts the connection spec {id}");
            }

            foreach (var id in after.Except(before, StringComparer.OrdinalIgnoreCase))
            {
                changes.Compatible(member, $"accepts the connection spec {id} too");
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
            changes.Breaking($"{old.TypeName}.Connection.Auth", $"no longer accepts {record}");
        }

        foreach (var record in after.AuthRecords.Except(before.AuthRecords, StringComparer.Ordinal))
        {
            changes.Compatible($"{old.TypeName}.Connection.Auth", $"accepts {record} too");
        }
    }

    /// <summary>Returns the connection specs that gained or lost a source or target, so that flows can no longer use it.</summary>
    private static IEnumerable<Change> Partners(SpecCompilation before, SpecCompilation after) => before.Models
        .Where(model => model.Key is not null && model.Value.Identity.Kind == SpecKind.ConnectionSpec)
        .Select(model => (Old: model, Now: after.Models.FirstOrDefault(other => other.Key == model.Key).Value))
        .Where(pair => pair.Now is not null && pair.Old.Value.Identity.HasSource && !pair.Now.Identity.HasSource)
        .Select(
            pair =>
                new Change(
                    ChangeLevel.Breaking,
                    new NamedSpec(pair.Old.Key!, pair.Old.Value, []).Shown,
                    $"{pair.Old.Key}.Source",
                    "is no longer a source",
                    pair.Old.Value.Identity.Path));

    private static string Quoted(string text) => $"\"{text}\"";
}
