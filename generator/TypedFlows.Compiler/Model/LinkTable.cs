namespace TypedFlows.Compiler.Model;

/// <summary>Represents the result of linking. It is part of the model, so it holds only data.</summary>
internal sealed record LinkTable(EquatableArray<SpecLink> Specs, EquatableArray<SpecPartner> Partners)
{
    /// <summary>Gets the names of the generated types that have a file.</summary>
    public IEnumerable<string> TypeNames => Specs.Select(spec => spec.TypeName).OfType<string>()
        .Concat(EmittedTypes.Select(shared => shared.TypeName));

    /// <summary>Gets the shared types, each once.</summary>
    public IEnumerable<SharedLink> EmittedTypes => Specs.SelectMany(spec => spec.SharedTypes).Where(shared => shared.IsEmitted);

    /// <summary>Returns the names of the shared types of a model.</summary>
    public EquatableArray<SharedName> NamesOf(SpecModel model)
    {
        var records = new HashSet<string>(model.Records.Select(record => record.Name), StringComparer.Ordinal);
        return Find(model.Identity) is not { } link ? []
            : link.SharedTypes.SelectMany(shared => shared.Type.Suffixes.Select(suffix => (
                Local: shared.Type.LocalName + suffix, Name: shared.TypeName + suffix)))
            .Select(type => new SharedName(type.Local, type.Name, records.Contains(type.Local)))
            .ToEquatableArray();
    }

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
internal sealed record SpecLink(string Path, string Pointer, string? TypeName)
{
    /// <summary>Gets the shared types of the spec. The others are emitted with the spec.</summary>
    public EquatableArray<SharedLink> SharedTypes { get; init; } = [];
}

/// <summary>Represents the result of linking for a type that several specs share.</summary>
/// <param name="Type">The type in the spec.</param>
/// <param name="TypeName">The C# name.</param>
/// <param name="IsEmitted">True for one of the specs.</param>
internal sealed record SharedLink(SharedType Type, string TypeName, bool IsEmitted)
{
    /// <summary>Returns a value indicating whether the name in the model is that of the type, or of a type inside it.</summary>
    public bool Contains(string localName) => localName.StartsWith(Type.LocalName, StringComparison.Ordinal)
        && Type.Suffixes.Contains(localName.Substring(Type.LocalName.Length));
}

/// <summary>Represents the C# name of a shared type. It is part of the model.</summary>
/// <param name="LocalName">The name in the model.</param>
/// <param name="IsRecord">True for a record with properties, and false for a union or an enum.</param>
internal sealed record SharedName(string LocalName, string TypeName, bool IsRecord);

/// <summary>Represents a connection spec that a flow spec accepts, both by C# name.</summary>
/// <param name="IsSource">True for a source of the flow, false for a target.</param>
internal sealed record SpecPartner(string ConnectionTypeName, string FlowTypeName, bool IsSource);
