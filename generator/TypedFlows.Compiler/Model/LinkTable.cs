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
