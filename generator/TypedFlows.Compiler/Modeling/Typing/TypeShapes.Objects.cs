using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <content>Determines the shape of choices between objects.</content>
internal static partial class TypeShapes
{
    // Branches that only add rules to properties that are declared next to them result in one record.
    private static ShapedSchema? UnionOfObjects(SchemaSite at, List<SchemaSite> parts)
    {
        var own = new HashSet<string>(parts.SelectMany(NamesIn), StringComparer.Ordinal);
        foreach (var part in parts)
        {
            foreach (var branches in Alternatives(part))
            {
                var cases = branches.Where(b => !IsNull(b) && b.Schema.Always != false)
                    .Select(b => new UnionBranch(b, [.. parts, .. Parts(b)]))
                    .ToList();
                if (cases.Count > 1
                    && cases.Any(c => Parts(c.Site).SelectMany(NamesIn).Any(name => !own.Contains(name)))
                    && cases.All(c => c.Site.Schema.Always is null && IsObjectOrOpen(c.Parts!))
                    && (part.Schema.OneOf.Count > 1 || cases.Count(c => !DeclaresType(Parts(c.Site))) < 2))
                {
                    return new ShapedSchema(TypeShape.Union, at) { Branches = cases };
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> NamesIn(SchemaSite part) => part.Schema.Properties.Select(p => p.Name);

    private static bool IsObjectOrOpen(IReadOnlyList<SchemaSite> parts) =>
        parts.All(p => p.Schema.Types == SchemaTypes.None || (p.Schema.Types & SchemaTypes.Object) != 0);

    // Returns true if the object itself identifies the branch.
    private static bool DeclaresType(List<SchemaSite> parts) =>
        parts.Any(p => p.Schema.Required.Count > 0 || p.Schema.AdditionalProperties?.Always == false);
}
