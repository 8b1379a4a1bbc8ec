namespace TypedFlows.Compiler.Model;

/// <summary>Represents the result of linking. It is part of the model, so it holds only data.</summary>
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

/// <summary>Represents the result of linking for one spec. It is part of the model, so it holds only data.</summary>
/// <param name="Path">The path. Together with <paramref name="Pointer"/>, it is the key of the spec.</param>
/// <param name="TypeName">
/// The C# name, or null if the spec is not emitted, because it is a duplicate or a diagnostic reports a clash.
/// </param>
internal sealed record SpecLink(string Path, string Pointer, string? TypeName);

/// <summary>Represents a connection spec that a flow spec accepts, both by C# name.</summary>
/// <param name="IsSource">True for a source of the flow, false for a target.</param>
internal sealed record SpecPartner(string ConnectionTypeName, string FlowTypeName, bool IsSource);
