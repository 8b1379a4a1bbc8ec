using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Connections: which systems the platform may sign in to (Flow Service API, connections).</summary>
public class ConnectionOperations : EditOperations<BaseConnection, ConnectionPatch>
{
    internal ConnectionOperations(PlatformTransport transport)
        : base(transport, ServicePaths.Connections, BaseConnection.Read)
    {
    }

    /// <summary>For stand-ins in tests.</summary>
    protected ConnectionOperations()
    {
    }

    /// <summary>Creates a connection (Flow Service API, POST /connections). Its credentials are checked before anything is sent.</summary>
    /// <param name="name">Name of the connection.</param>
    /// <param name="connection">The system and the credentials, such as a generated record of the connection spec with one of its authSpecs.</param>
    /// <param name="description">What it is for; left out when null.</param>
    /// <param name="cancellationToken">Ends the wait; the connection may have been created by then.</param>
    /// <returns>Id and etag.</returns>
    /// <exception cref="SpecValidationException">The credentials break their spec; nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateAsync(
        string name, IConnection connection, string? description = null, CancellationToken cancellationToken = default) =>
        CreateAsync(name, connection, description, isDraft: false, cancellationToken);

    /// <summary>Creates a connection that is not used before it is published (Flow Service API, POST /connections?mode=draft).</summary>
    /// <param name="name">Name of the connection.</param>
    /// <param name="connection">The system and the credentials.</param>
    /// <param name="description">What it is for; left out when null.</param>
    /// <param name="cancellationToken">Ends the wait; the draft may have been created by then.</param>
    /// <returns>Id and etag.</returns>
    /// <exception cref="SpecValidationException">The credentials break their spec; nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateDraftAsync(
        string name, IConnection connection, string? description = null, CancellationToken cancellationToken = default) =>
        CreateAsync(name, connection, description, isDraft: true, cancellationToken);

    /// <summary>Lets the platform sign in to the system (Flow Service API, GET /connections/{id}/test).</summary>
    /// <param name="id">Id of the connection.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True when it could.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<bool> TestAsync(string id, CancellationToken cancellationToken = default)
    {
        var response = await Transport.SendAsync(PlatformRequest.Get(Path.Of(id).Then("test")), cancellationToken).ConfigureAwait(false);
        return (response.Json.ValueKind == JsonValueKind.Object ? response.One() : default).Flag("result") ?? throw response.Unexpected("without a result");
    }

    /// <summary>Lists what is at the system's top: folders, files or tables (Flow Service API, GET /connections/{id}/explore?objectType=root).</summary>
    /// <param name="id">Id of the connection.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What is there.</returns>
    /// <exception cref="PlatformException">There is no such connection (status 404), or the platform refused or could not be reached.</exception>
    public virtual Task<IReadOnlyList<ExploredObject>> ExploreRootAsync(string id, CancellationToken cancellationToken = default) =>
        ExploreObjectsAsync(id, "objectType=root", cancellationToken);

    /// <summary>Lists what is in a folder (Flow Service API, GET /connections/{id}/explore?objectType=folder).</summary>
    /// <param name="id">Id of the connection.</param>
    /// <param name="path">Path of the folder.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What is there.</returns>
    /// <exception cref="PlatformException">There is no such connection or folder, or the platform refused or could not be reached.</exception>
    public virtual Task<IReadOnlyList<ExploredObject>> ExploreFolderAsync(string id, string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return ExploreObjectsAsync(id, "objectType=folder&object=" + Uri.EscapeDataString(path), cancellationToken);
    }

    /// <summary>Reads which columns a file has (Flow Service API, GET /connections/{id}/explore?objectType=file).</summary>
    /// <param name="id">Id of the connection.</param>
    /// <param name="path">Path of the file.</param>
    /// <param name="format">How it is laid out; left out when null.</param>
    /// <param name="compression">How it is compressed, such as <c>gzip</c>; left out when null.</param>
    /// <param name="preview">True for the first rows too.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Format, columns, and the rows if asked for.</returns>
    /// <exception cref="PlatformException">There is no such connection or file, or the platform refused or could not be reached.</exception>
    public virtual Task<ExploredStructure> ExploreFileAsync(
        string id, string path, DataFormat? format = null, string? compression = null, bool preview = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var query = "objectType=file&object=" + Uri.EscapeDataString(path);
        query += format is { } layout ? "&fileType=" + Uri.EscapeDataString(layout.Value) : string.Empty;
        query += compression is null ? string.Empty : "&compressionType=" + Uri.EscapeDataString(compression);
        return ExploreStructureAsync(id, query, preview, cancellationToken);
    }

    /// <summary>Reads which columns a table has (Flow Service API, GET /connections/{id}/explore?objectType=table).</summary>
    /// <param name="id">Id of the connection.</param>
    /// <param name="table">Name of the table.</param>
    /// <param name="preview">True for the first rows too.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Format, columns, and the rows if asked for.</returns>
    /// <exception cref="PlatformException">There is no such connection or table, or the platform refused or could not be reached.</exception>
    public virtual Task<ExploredStructure> ExploreTableAsync(
        string id, string table, bool preview = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        return ExploreStructureAsync(id, "objectType=table&object=" + Uri.EscapeDataString(table), preview, cancellationToken);
    }

    /// <summary>Reads connections page after page by conditions that stand in the body, for those too long for an address (Flow Service API, POST /connections/search).</summary>
    /// <param name="query">What to narrow the list to; everything when null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The connections; each page is asked for when it is reached.</returns>
    /// <exception cref="ArgumentException">A condition has an unknown operator, an empty value, or a value with <c>&amp;</c>.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual IAsyncEnumerable<BaseConnection> SearchAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        SearchPagesAsync(query, cancellationToken);

    /// <summary>Reads the configs of a connection (Flow Service API, GET /connections/{id}/configs).</summary>
    /// <param name="id">Id of the connection.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The configs as they came: what one holds is the connector's business.</returns>
    /// <exception cref="PlatformException">There is no such connection (status 404), or the platform refused or could not be reached.</exception>
    public virtual Task<IReadOnlyList<JsonElement>> GetConfigsAsync(string id, CancellationToken cancellationToken = default) =>
        ItemsAsync(Path.Of(id).Then("configs"), cancellationToken);

    private async Task<IReadOnlyList<ExploredObject>> ExploreObjectsAsync(string id, string query, CancellationToken cancellationToken)
    {
        var response = await Transport.SendAsync(PlatformRequest.Get(Path.Of(id).Then("explore").With(query)), cancellationToken).ConfigureAwait(false);
        return response.Json.ValueKind == JsonValueKind.Array
            ? [.. response.Json.EnumerateArray().Select(ExploredObject.Read)]
            : [.. response.Json.Items("items").Select(ExploredObject.Read)];
    }

    private async Task<ExploredStructure> ExploreStructureAsync(string id, string query, bool preview, CancellationToken cancellationToken)
    {
        var path = Path.Of(id).Then("explore").With(preview ? query + "&preview=true" : query);
        var response = await Transport.SendAsync(PlatformRequest.Get(path), cancellationToken).ConfigureAwait(false);
        return ExploredStructure.Read(response.One());
    }

    private Task<ResourceVersion> CreateAsync(
        string name, IConnection connection, string? description, bool isDraft, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(connection);
        var auth = connection.Auth;
        auth?.Validate().ThrowIfInvalid();

        return CreateAsync(
            writer =>
            {
                writer.WriteString("name", name);
                writer.WriteOptional("description", description);
                if (auth is not null)
                {
                    writer.WriteStartObject("auth");
                    writer.WriteString("specName", auth.SpecName);
                    writer.WriteSpecObject("params", auth);
                    writer.WriteEndObject();
                }

                writer.WriteSpec("connectionSpec", connection.ConnectionSpecId, connection.ConnectionSpecVersion);
            },
            auth is null ? [] : CredentialTexts.In(auth),
            isDraft,
            cancellationToken);
    }
}
