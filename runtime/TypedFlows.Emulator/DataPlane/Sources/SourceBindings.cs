using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Maps connection specs to the folders that replace the systems behind them, or to the systems themselves.</summary>
internal sealed class SourceBindings
{
    // Google Cloud Storage has an interface that is compatible with Amazon S3, and the connection has keys for it.
    private static readonly Uri s_google = new("https://storage.googleapis.com");

    private static readonly Dictionary<string, Func<AccountParameters, BoundSource, TimeProvider, SourceStore>> s_accounts = new(
        StringComparer.Ordinal)
    {
        ["adls-gen2"] = (parameters, _, _) => new AccountStore(new BlobAccount(parameters)),
        ["amazon-s3"] = (parameters, bound, _) => new AccountStore(new S3Account(parameters, bound.Endpoint)),
        ["azure-blob"] = (parameters, _, _) => new AccountStore(new BlobAccount(parameters)),
        ["google-cloud"] = (parameters, bound, _) => new AccountStore(new S3Account(parameters, bound.Endpoint ?? s_google)),
        ["mysql"] = (parameters, _, time) => new MySqlStore(parameters, time),
        ["sftp"] = (parameters, bound, _) => new AccountStore(new SftpAccount(parameters, bound.HostKey)),
        ["postgre-sql"] = (parameters, _, time) => new PostgresStore(parameters, time),
    };

    private readonly Dictionary<string, BoundSource> _bound = new(StringComparer.OrdinalIgnoreCase);
    private readonly SpecCatalog _specs;
    private readonly IResourceStore _resources;
    private readonly TimeProvider _time;

    /// <exception cref="ArgumentException">
    /// A key is neither the id nor the name of a connection spec, or the system has no account that the emulator can sign in to.
    /// </exception>
    public SourceBindings(
        SpecCatalog specs, IResourceStore resources, TimeProvider time, IEnumerable<KeyValuePair<string, BoundSource>> sources)
    {
        (_specs, _resources, _time) = (specs, resources, time);
        foreach (var (key, bound) in sources)
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
                if (bound.Folder is null && !s_accounts.ContainsKey(spec.Name))
                {
                    throw new ArgumentException($"The emulator cannot sign in to an account of {spec.Name}. It signs in to "
                        + $"{string.Join(", ", s_accounts.Keys.Order(StringComparer.Ordinal))}. Use a folder for the source.");
                }

                _bound[spec.Id] = bound;
            }
        }
    }

    /// <summary>Gets the credentials of connections to accounts.</summary>
    public AccountSecrets Secrets { get; } = new();

    /// <summary>Returns whether flows read from the system itself, with the credentials of its connection.</summary>
    public bool IsAccount(string connectionSpecId) => _bound.TryGetValue(connectionSpecId, out var bound) && bound.Folder is null;

    /// <summary>Returns whether a folder or an account is configured for the connection spec.</summary>
    public bool IsBound(string connectionSpecId) => _bound.ContainsKey(connectionSpecId);

    /// <summary>Opens the system that a source connection reads.</summary>
    /// <exception cref="SourceException">Nothing is configured for it, or its connection has no credentials.</exception>
    public SourceStore Open(string sandbox, JsonView sourceConnection)
    {
        var spec = sourceConnection.Object("connectionSpec").Text("id") ?? string.Empty;
        if (!IsAccount(spec))
        {
            return new FolderStore(Bound(spec).Folder!);
        }

        var id = sourceConnection.Text("baseConnectionId") ?? string.Empty;
        return _resources.Find(sandbox, ResourceKind.Connection, id) is { } connection
            ? Open(connection)
            : throw SourceFault.NoConnection.With(_specs.NameOfConnectionSpec(spec));
    }

    /// <summary>Opens the system behind a base connection.</summary>
    /// <exception cref="SourceException">Nothing is configured for it, or the connection has no credentials.</exception>
    public SourceStore Open(StoredResource connection)
    {
        var id = connection.View.Object("connectionSpec").Text("id") ?? string.Empty;
        var bound = Bound(id);
        if (bound.Folder is { } folder)
        {
            return new FolderStore(folder);
        }

        var spec = _specs.ConnectionSpecs.First(spec => Same(spec.Id, id));
        return s_accounts[spec.Name](Secrets.Of(spec, connection), bound, _time);
    }

    private BoundSource Bound(string connectionSpecId)
    {
        if (_bound.TryGetValue(connectionSpecId, out var bound))
        {
            return bound;
        }

        var name = _specs.ConnectionSpecs.FirstOrDefault(spec => Same(spec.Id, connectionSpecId))?.Name ?? connectionSpecId;
        throw SourceFault.NotBound.With(_specs.NameOfConnectionSpec(connectionSpecId), name);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Represents what flows read for a connection spec: a folder, or the account of the connection.</summary>
/// <param name="Folder">The full path, or <see langword="null"/> for the account.</param>
/// <param name="Endpoint">The address of the service, or <see langword="null"/> for the one that the connection implies.</param>
/// <param name="HostKey">The fingerprint of the host key of an SFTP server, or null if the connections have it.</param>
internal sealed record BoundSource(string? Folder, Uri? Endpoint = null, string? HostKey = null)
{
    public override string ToString() => Folder ?? $"account:{Endpoint}{HostKey}";
}
