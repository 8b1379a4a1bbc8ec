using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Provides operations on connections, which define the systems that the platform can access (Flow Service API,
/// connections).</summary>
public class ConnectionOperations : EditOperations<BaseConnection, ConnectionPatch>
{
    internal ConnectionOperations(PlatformTransport transport)
        : base(transport, ServicePaths.Connections, BaseConnection.Read)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ConnectionOperations"/> class for mocking.</summary>
    protected ConnectionOperations()
    {
    }

    /// <summary>Creates a connection (Flow Service API, POST /connections). Its credentials are checked before anything is sent.</summary>
    /// <param name="name">The name of the connection.</param>
    /// <param name="connection">The system and the credentials, such as a generated record of the connection spec with one of its
    /// authentication specs.</param>
    /// <param name="description">The description, or null to omit it.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The connection may have been created by then.</param>
    /// <returns>The id and the etag.</returns>
    /// <exception cref="SpecValidationException">The credentials violate their spec. Nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateAsync(
        string name, IConnection connection, string? description = null, CancellationToken cancellationToken = default) =>
        CreateAsync(name, connection, description, isDraft: false, cancellationToken);

    /// <summary>Creates a connection that is not used until it is published (Flow Service API, POST /connections?mode=draft).</summary>
    /// <param name="name">The name of the connection.</param>
    /// <param name="connection">The system and the credentials.</param>
    /// <param name="description">The description, or null to omit it.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The draft may have been created by then.</param>
    /// <returns>The id and the etag.</returns>
    /// <exception cref="SpecValidationException">The credentials violate their spec. Nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateDraftAsync(
        string name, IConnection connection, string? description = null, CancellationToken cancellationToken = default) =>
        CreateAsync(name, connection, description, isDraft: true, cancellationToken);

    /// <summary>Tests whether the platform can connect to the system (Flow Service API, GET /connections/{id}/test).</summary>
    /// <param name="id">The id of the connection.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>True if the platform can connect.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual async Task<bool> TestAsync(string id, CancellationToken cancellationToken = default)
    {
        var response = await Transport.SendAsync(PlatformRequest.Get(Path.Of(id).Then("test")), cancellationToken).ConfigureAwait(false);
        return (response.Json.ValueKind == JsonValueKind.Object ? response.One() : default).Flag("result")
            ?? throw response.Unexpected("without a result");
    }

    /// <summary>Lists the folders, files or tables at the root of the system (Flow Service API, GET
    /// /connections/{id}/explore?objectType=root).</summary>
    /// <param name="id">The id of the connection.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The objects at the root.</returns>
    /// <exception cref="PlatformException">The connection does not exist (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task<IReadOnlyList<ExploredObject>> ExploreRootAsync(string id, CancellationToken cancellationToken = default) =>
        ExploreObjectsAsync(id, "objectType=root", cancellationToken);

    /// <summary>Lists the content of a folder (Flow Service API, GET /connections/{id}/explore?objectType=folder).</summary>
    /// <param name="id">The id of the connection.</param>
    /// <param name="path">The path of the folder.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The objects in the folder.</returns>
    /// <exception cref="PlatformException">The connection or the folder does not exist, or the platform rejected the request or could not
    /// be
    /// reached.</exception>
    public virtual Task<IReadOnlyList<ExploredObject>> ExploreFolderAsync(
        string id, string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return ExploreObjectsAsync(id, "objectType=folder&object=" + Uri.EscapeDataString(path), cancellationToken);
    }

    /// <summary>Reads the columns of a file (Flow Service API, GET /connections/{id}/explore?objectType=file).</summary>
    /// <param name="id">The id of the connection.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="format">The format of the file, or null to omit it.</param>
    /// <param name="compression">The compression of the file, such as <c>gzip</c>, or null to omit it.</param>
    /// <param name="preview">True to include the first rows.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The format, the columns, and the rows if requested.</returns>
    /// <exception cref="PlatformException">The connection or the file does not exist, or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task<ExploredStructure> ExploreFileAsync(
        string id,
        string path,
        DataFormat? format = null,
        string? compression = null,
        bool preview = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var query = "objectType=file&object=" + Uri.EscapeDataString(path);
        query += format is { } layout ? "&fileType=" + Uri.EscapeDataString(layout.Value) : string.Empty;
        query += compression is null ? string.Empty : "&compressionType=" + Uri.EscapeDataString(compression);
        return ExploreStructureAsync(id, query, preview, cancellationToken);
    }

    /// <summary>Reads the columns of a table (Flow Service API, GET /connections/{id}/explore?objectType=table).</summary>
    /// <param name="id">The id of the connection.</param>
    /// <param name="table">The name of the table.</param>
    /// <param name="preview">True to include the first rows.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The format, the columns, and the rows if requested.</returns>
    /// <exception cref="PlatformException">The connection or the table does not exist, or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task<ExploredStructure> ExploreTableAsync(
        string id, string table, bool preview = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        return ExploreStructureAsync(id, "objectType=table&object=" + Uri.EscapeDataString(table), preview, cancellationToken);
    }

    /// <summary>Reads connections page by page. The conditions are sent in the body, because they can be too long for an address (Flow
    /// Service API, POST /connections/search).</summary>
    /// <param name="query">The filter and the order, or null for all resources.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The connections. Each page is requested when it is reached.</returns>
    /// <exception cref="ArgumentException">A condition has an unknown operator, an empty value, or a value that contains
    /// <c>&amp;</c>.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual IAsyncEnumerable<BaseConnection> SearchAsync(ListQuery? query = null, CancellationToken cancellationToken = default) =>
        SearchPagesAsync(query, cancellationToken);

    /// <summary>Reads the configs of a connection (Flow Service API, GET /connections/{id}/configs).</summary>
    /// <param name="id">The id of the connection.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The configs as returned. Their content depends on the connector.</returns>
    /// <exception cref="PlatformException">The connection does not exist (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task<IReadOnlyList<JsonElement>> GetConfigsAsync(string id, CancellationToken cancellationToken = default) =>
        ItemsAsync(Path.Of(id).Then("configs"), cancellationToken);

    private async Task<IReadOnlyList<ExploredObject>> ExploreObjectsAsync(string id, string query, CancellationToken cancellationToken)
    {
        var response = await Transport.SendAsync(
            PlatformRequest.Get(Path.Of(id).Then("explore").With(query)), cancellationToken).ConfigureAwait(false);
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
