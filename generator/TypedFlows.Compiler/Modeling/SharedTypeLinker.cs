using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Assigns the names of the types that several specs share. Naming.md describes the rules.</summary>
internal sealed class SharedTypeLinker
{
    private readonly Dictionary<SpecIdentity, string> _specs;
    private readonly Dictionary<(string Key, string Structure), string> _names = [];
    private readonly HashSet<string> _taken;

    private SharedTypeLinker(Dictionary<SpecIdentity, string> specs)
    {
        _specs = specs;
        _taken = new(
            specs.SelectMany(spec => spec.Key.NestedNames.Select(nested => spec.Value + nested).Prepend(spec.Value))
                .Concat(Reserved.AsSpec),
            StringComparer.Ordinal);
    }

    /// <summary>Returns the shared types of each spec. The other types are emitted with the spec.</summary>
    /// <param name="specs">The names of the specs.</param>
    public static Dictionary<SpecIdentity, EquatableArray<SharedLink>> Link(Dictionary<SpecIdentity, string> specs)
    {
        SpecIdentity[] ordered =
        [
            .. specs.Keys.Where(spec => spec.SharedTypes.Count > 0)
                .OrderBy(spec => spec.Path, StringComparer.Ordinal)
                .ThenBy(spec => spec.Pointer, StringComparer.Ordinal),
        ];
        return ordered.Length == 0 ? [] : new SharedTypeLinker(specs).Link(ordered);
    }

    private static (string Key, string Structure) IdOf(SharedType type) => (type.Key, type.Structure);

    private Dictionary<SpecIdentity, EquatableArray<SharedLink>> Link(SpecIdentity[] ordered)
    {
        var types = ordered.SelectMany(spec => spec.SharedTypes).GroupBy(IdOf).Select(group => group.First()).ToList();
        var ofSpecs = new HashSet<(string Key, string Structure)>();
        foreach (var type in types.Where(type => type.IsOfFile))
        {
            if (Spec(type) is { } name)
            {
                _names.Add(IdOf(type), name);
                ofSpecs.Add(IdOf(type));
            }
        }

        foreach (var rivals in types.Where(type => type.Name.Length > 0 && !ofSpecs.Contains(IdOf(type)))
            .GroupBy(type => type.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Name([.. rivals.OrderBy(type => type.Length).ThenBy(type => type.Key, StringComparer.Ordinal)
                .ThenBy(type => type.Structure, StringComparer.Ordinal)]);
        }

        // A type that uses a type of the spec is also a type of the spec.
        while (ordered.SelectMany(spec => spec.SharedTypes.Where(type =>
            _names.ContainsKey(IdOf(type)) && !ofSpecs.Contains(IdOf(type)) && type.Uses.Any(use => !IsNamed(spec, use))))
            .FirstOrDefault() is { } dependent)
        {
            _names.Remove(IdOf(dependent));
        }

        var emitted = new HashSet<(string Key, string Structure)>(ofSpecs);
        return ordered.ToDictionary(
            spec => spec,
            spec => spec.SharedTypes.Where(type => _names.ContainsKey(IdOf(type)))
                .Select(type => new SharedLink(type, _names[IdOf(type)], emitted.Add(IdOf(type))))
                .ToEquatableArray());
    }

    private bool IsNamed(SpecIdentity spec, string localName) =>
        _names.ContainsKey(IdOf(spec.SharedTypes.First(type => type.LocalName == localName)));

    // Of several structures, the one with the fewest rules keeps the name. Types of different files get the names of their files as prefix.
    private void Name(IReadOnlyList<SharedType> rivals)
    {
        foreach (var type in rivals)
        {
            var isContested = type.IsOfFile && rivals.Count > 1;
            _ = (!isContested && TryName(type, type.Name)) || (type.IsOfFile && TryName(type, Owner(type) + type.Name));
        }
    }

    private bool TryName(SharedType type, string name)
    {
        if (type.Suffixes.Any(suffix => _taken.Contains(name + suffix)))
        {
            return false;
        }

        _taken.UnionWith(type.Suffixes.Select(suffix => name + suffix));
        _names.Add(IdOf(type), name);
        return true;
    }

    // A reference to a whole file refers to the type of its spec.
    private string? Spec(SharedType type) => _specs
        .Where(spec => spec.Key.Kind.IsStandAlone() && spec.Key.Path + "#" == type.Key && spec.Key.PartHashes[0].Hash == type.Structure)
        .Select(spec => spec.Value)
        .FirstOrDefault();

    private string Owner(SharedType type)
    {
        var path = type.Key.Substring(0, type.Key.IndexOf('#'));
        return _specs.Where(spec => spec.Key.Kind.IsStandAlone() && spec.Key.Path == path).Select(spec => spec.Value).FirstOrDefault()
            ?? Names.Pascal(SpecNames.FileStem(path));
    }
}
