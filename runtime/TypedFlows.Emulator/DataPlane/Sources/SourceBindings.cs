using TypedFlows.Emulator.Specs;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Maps connection specs to the folders that replace the systems behind them.</summary>
internal sealed class SourceBindings
{
    private readonly Dictionary<string, string> _folders = new(StringComparer.OrdinalIgnoreCase);
    private readonly SpecCatalog _specs;

    /// <exception cref="ArgumentException">A key is neither the id nor the name of a connection spec.</exception>
    public SourceBindings(SpecCatalog specs, IEnumerable<KeyValuePair<string, string>> sources)
    {
        _specs = specs;
        foreach (var (key, folder) in sources)
        {
            var named = specs.ConnectionSpecs.Where(spec => Same(spec.Id, key) || Same(spec.Name, key)).ToList();
            if (named.Count == 0)
            {
                var known = string.Join(", ", specs.ConnectionSpecs.Select(spec => spec.Name).Order(StringComparer.Ordinal));
                throw new ArgumentException($"The source '{key}' is neither the id nor the name of a connection spec. Known names: "
                    + $"{known}.");
            }

            foreach (var spec in named)
            {
                _folders[spec.Id] = Path.GetFullPath(folder);
            }
        }
    }

    /// <summary>Returns the folder, or <see langword="null"/> if none is configured for the connection spec.</summary>
    public string? Find(string connectionSpecId) => _folders.GetValueOrDefault(connectionSpecId);

    public string Folder(string connectionSpecId)
    {
        if (_folders.TryGetValue(connectionSpecId, out var folder))
        {
            return folder;
        }

        var name = _specs.ConnectionSpecs.FirstOrDefault(spec => Same(spec.Id, connectionSpecId))?.Name ?? connectionSpecId;
        throw SourceFault.NotBound.With(_specs.NameOfConnectionSpec(connectionSpecId), name);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
