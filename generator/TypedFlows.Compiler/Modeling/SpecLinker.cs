using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// Assigns the C# name and the partners of each spec. The result depends only on the identities of the specs, not on their order.
/// </summary>
internal static class SpecLinker
{
    public static LinkResult Link(EquatableArray<SpecIdentity> specs, EquatableArray<Overlay> overlays)
    {
        var ordered = specs.OrderBy(s => s.Path, StringComparer.Ordinal).ThenBy(s => s.Pointer, StringComparer.Ordinal).ToList();
        var diagnostics = new List<LinkDiagnostic>();
        var distinct = Distinct(ordered, diagnostics);
        var names = SpecNames.Give([.. distinct.Where(s => !s.Kind.IsStandAlone())], [], diagnostics);
        var standAlone = WithoutParts([.. distinct.Where(s => s.Kind.IsStandAlone())], names, diagnostics);
        foreach (var pair in SpecNames.Give(standAlone, [.. names.Values], diagnostics))
        {
            names.Add(pair.Key, pair.Value);
        }

        SpecNames.ReportNestedClashes(standAlone, names, diagnostics);

        diagnostics.AddRange(
            overlays.SelectMany(o => CheckDefaults(o, [.. ordered.SelectMany(s => s.Overlays).Where(use => use.Path == o.Path)])));
        var shared = SharedTypeLinker.Link(names);
        var links = ordered.Select(s => new SpecLink(s.Path, s.Pointer, names.TryGetValue(s, out var name) ? name : null)
        {
            SharedTypes = shared.TryGetValue(s, out var types) ? types : [],
        });
        var sortedFindings = diagnostics.OrderBy(f => f.Path, StringComparer.Ordinal)
            .ThenBy(f => f.Pointer, StringComparer.Ordinal)
            .ThenBy(f => f.Rule.Id, StringComparer.Ordinal);
        return new LinkResult(
            new LinkTable(links.ToEquatableArray(), Partners(names).ToEquatableArray()), sortedFindings.ToEquatableArray(), []);
    }

    // Of several specs with one id and version, the first path in ordinal order is emitted. Different content is an error.
    private static List<SpecIdentity> Distinct(List<SpecIdentity> ordered, List<LinkDiagnostic> diagnostics)
    {
        var kept = new List<SpecIdentity>();
        foreach (var spec in ordered)
        {
            var first = kept.FirstOrDefault(
                s => s.Kind == spec.Kind
                    && (spec.Id.Length > 0 ? s.Id == spec.Id && s.Version == spec.Version : s.ContentHash == spec.ContentHash));
            if (first is null)
            {
                kept.Add(spec);
            }
            else if (first.ContentHash != spec.ContentHash)
            {
                diagnostics.Add(
                    new LinkDiagnostic(
                        DefinitionRules.ConflictingSpec, spec.Path, spec.Pointer + "/id",
                        [SpecNames.Shown(spec), spec.Version, first.Path]));
            }
        }

        return kept;
    }

    private static List<SpecIdentity> WithoutParts(
        IReadOnlyList<SpecIdentity> standAlone, Dictionary<SpecIdentity, string> names, List<LinkDiagnostic> diagnostics)
    {
        var kept = new List<SpecIdentity>();
        foreach (var schema in standAlone)
        {
            var hash = schema.PartHashes.Count == 1 ? schema.PartHashes[0].Hash : string.Empty;
            var owner = hash.Length == 0 ? null : names.Keys
                .Where(s => s.PartHashes.Any(p => p.Hash == hash))
                .OrderBy(s => s.Path, StringComparer.Ordinal).ThenBy(s => s.Pointer, StringComparer.Ordinal).FirstOrDefault();
            if (owner is null)
            {
                kept.Add(schema);
                continue;
            }

            var part = owner.PartHashes.First(p => p.Hash == hash).TypeName;
            diagnostics.Add(
                new LinkDiagnostic(
                    DefinitionRules.SameSchema, schema.Path, schema.Pointer, [part, SpecNames.Shown(owner), $"{names[owner]}.{part}"]));
        }

        return kept;
    }

    private static IEnumerable<SpecPartner> Partners(Dictionary<SpecIdentity, string> names)
    {
        var partners = new List<SpecPartner>();
        foreach (var flow in names.Where(n => n.Key.Kind == SpecKind.FlowSpec))
        {
            foreach (var connection in names.Where(n => n.Key.Kind == SpecKind.ConnectionSpec))
            {
                if (connection.Key.HasSource && flow.Key.SourceConnectionSpecIds.Contains(connection.Key.Id))
                {
                    partners.Add(new SpecPartner(connection.Value, flow.Value, IsSource: true));
                }

                if (connection.Key.HasTarget && flow.Key.TargetConnectionSpecIds.Contains(connection.Key.Id))
                {
                    partners.Add(new SpecPartner(connection.Value, flow.Value, IsSource: false));
                }
            }
        }

        return partners.OrderBy(p => p.ConnectionTypeName, StringComparer.Ordinal)
            .ThenBy(p => p.FlowTypeName, StringComparer.Ordinal)
            .ThenBy(p => p.IsSource);
    }

    // An overlay of several versions has an effect if it changes one of them.
    private static IEnumerable<LinkDiagnostic> CheckDefaults(Overlay overlay, List<OverlayUse> uses)
    {
        if (uses.Count == 0)
        {
            EquatableArray<string> target = [overlay.Target, overlay.Version is null ? string.Empty : $" in version {overlay.Version}"];
            yield return new LinkDiagnostic(DefinitionRules.UnmatchedOverlay, overlay.Path, "/overlay", target);
        }
        else if (uses.All(use => use.IsIdle))
        {
            yield return new LinkDiagnostic(DefinitionRules.IdleOverlay, overlay.Path, "/patch", [overlay.Target]);
        }
    }
}
