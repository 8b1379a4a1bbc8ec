namespace TypedFlows.Compiler.Model;

/// <summary>The result of linking. Part of the model: data only.</summary>
internal sealed record LinkTable(EquatableArray<SpecLink> Specs, EquatableArray<SpecPartner> Partners)
{
    public SpecLink? Find(SpecIdentity identity)
    {
        foreach (var link in Specs)
        {
            if (link.Path == identity.Path && link.Pointer == identity.Pointer)
            {
                return link;
            }
        }

        return null;
    }
}

/// <summary>What linking decided for one spec. Part of the model: data only.</summary>
/// <param name="Path">With <paramref name="Pointer"/>, the key of the spec.</param>
/// <param name="TypeName">Its C# name; null when it is not emitted (a duplicate, or a clash that a diagnostic reports).</param>
internal sealed record SpecLink(string Path, string Pointer, string? TypeName);

/// <summary>A connection spec that may feed, or be fed by, a flow spec; both by C# name.</summary>
/// <param name="IsSource">True for a source of the flow, false for a target.</param>
internal sealed record SpecPartner(string ConnectionTypeName, string FlowTypeName, bool IsSource);
