using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Provides operations on datasets of the data lake (Catalog Service API, dataSets).</summary>
public class DataSetOperations
{
    private readonly PlatformTransport _transport;

    internal DataSetOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>Initializes a new instance of the <see cref="DataSetOperations"/> class for mocking.</summary>
    protected DataSetOperations() => _transport = null!;

    /// <summary>Creates a dataset (Catalog Service API, POST /dataSets).</summary>
    /// <param name="name">The name of the dataset.</param>
    /// <param name="schema">The schema of its records.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The dataset may have been created by then.</param>
    /// <returns>The id. The catalog returns no etag here.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateAsync(string name, XdmSchemaRef schema, CancellationToken cancellationToken = default) =>
        CreateAsync(name, schema, description: null, cancellationToken);

    /// <summary>Creates a dataset with a description (Catalog Service API, POST /dataSets).</summary>
    /// <param name="name">The name of the dataset.</param>
    /// <param name="schema">The schema of its records.</param>
    /// <param name="description">The description, or null to omit it.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The dataset may have been created by then.</param>
    /// <returns>The id. The catalog returns no etag here.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async Task<ResourceVersion> CreateAsync(
        string name, XdmSchemaRef schema, string? description, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(schema);

        var request = new PlatformRequest
        {
            Method = HttpMethod.Post,
            Path = ServicePaths.Datasets,
            Body = PlatformRequest.Write(writer =>
            {
                writer.WriteString("name", name);
                writer.WriteOptional("description", description);
                writer.WriteStartObject("schemaRef");
                writer.WriteString("id", schema.Id);
                writer.WriteString("contentType", schema.CompactContentType);
                writer.WriteEndObject();
            }),
            FindCreated = (_, token) => FindCreatedAsync(name, schema, token),
        };
        var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);

        return Reference(response) ?? Named(response) ?? throw response.Unexpected("without the dataset's reference");
    }

    /// <summary>Reads all datasets page by page (Catalog Service API, GET /dataSets with <c>start</c> and <c>limit</c>).</summary>
    /// <param name="name">The name of the datasets to read, or null for all.</param>
    /// <param name="pageSize">The page size, 1 to 100.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The datasets in the catalog's order. Each page is requested when it is reached.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async IAsyncEnumerable<DataSet> ListAsync(
        string? name = null, int pageSize = 100, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, 100);
        var filter = name is null ? string.Empty : "&name=" + Uri.EscapeDataString(name);
        for (var start = 0; ; start += pageSize)
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"limit={pageSize}&start={start}{filter}");
            var request = PlatformRequest.Get(((ServicePath)ServicePaths.Datasets).With(query));
            var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);

            // The response is an object with one property per dataset. The property name is the id.
            var page = response.Json.ValueKind == JsonValueKind.Object ? response.Json.EnumerateObject().ToList() : [];
            foreach (var member in page)
            {
                var dataset = DataSet.Read(member.Name, member.Value);

                // The catalog treats the filter as a pattern, so it can return longer names.
                if (name is null || dataset.Name == name)
                {
                    yield return dataset;
                }
            }

            if (page.Count < pageSize)
            {
                yield break;
            }
        }
    }

    /// <summary>Changes a dataset (Catalog Service API, PATCH /dataSets/{id} with a JSON Patch).</summary>
    /// <param name="id">The id of the dataset.</param>
    /// <param name="patch">The changes.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The changes may have been made by then.</param>
    /// <returns>The id. The catalog returns no etag here.</returns>
    /// <exception cref="ArgumentException">The patch has no changes.</exception>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task<ResourceVersion> PatchAsync(string id, DataSetPatch patch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(patch);
        return ChangeAsync(id, patch.ToBody(), "application/json-patch+json", cancellationToken);
    }

    /// <summary>Replaces top-level properties of a dataset (Catalog Service API, PATCH /dataSets/{id} with JSON to merge).</summary>
    /// <param name="id">The id of the dataset.</param>
    /// <param name="members">The properties to set, a JSON object.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The changes may have been made by then.</param>
    /// <returns>The id. The catalog returns no etag here.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task<ResourceVersion> MergeAsync(string id, JsonElement members, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, PlatformRequest.WriteValue(members.WriteTo), "application/json", cancellationToken);

    /// <summary>Replaces properties of a dataset, including nested ones, if it has not changed since it was read (Catalog Service API,
    /// PATCH /v2/dataSets/{id} with JSON to merge and If-Match).</summary>
    /// <param name="dataset">The dataset. Its etag, if any, is sent as If-Match.</param>
    /// <param name="members">The properties to set, a JSON object. Missing parent objects are created.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The changes may have been made by then.</param>
    /// <returns>The id. The catalog returns no etag here.</returns>
    /// <exception cref="PlatformException">The dataset was changed by someone else (status 412), no dataset has this id (status 404), or
    /// the platform rejected the request or could not be reached.</exception>
    public virtual async Task<ResourceVersion> MergeNestedAsync(
        ResourceVersion dataset, JsonElement members, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var request = new PlatformRequest
        {
            Method = HttpMethod.Patch,
            Path = ((ServicePath)ServicePaths.DatasetsV2).Of(dataset.Id),
            Body = PlatformRequest.WriteValue(members.WriteTo),
            IfMatch = dataset.ETag,
        };
        var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return Reference(response) ?? new(dataset.Id, ETag: null) { Json = response.Json };
    }

    /// <summary>Deletes a dataset and its records (Catalog Service API, DELETE /dataSets/{id}).</summary>
    /// <param name="id">The id of the dataset.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The dataset may have been deleted by then.</param>
    /// <returns>A task that completes when the dataset is deleted.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        _transport.SendAsync(PlatformRequest.Delete(One(id)), cancellationToken).AsTask();

    /// <summary>Reads a dataset (Catalog Service API, GET /dataSets/{id}).</summary>
    /// <param name="id">The id of the dataset.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The dataset.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual async Task<DataSet> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Get(One(id));
        var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // The response is an object with one property. The property name is the id.
        return DataSet.Read(id, response.Json.Member(id) ?? throw response.Unexpected("without the dataset"));
    }

    /// <summary>Reads a dataset, or returns null if it does not exist.</summary>
    /// <param name="id">The id of the dataset.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The dataset, or null if no dataset has this id.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async Task<DataSet?> FindByIdAsync(string id, CancellationToken cancellationToken = default)
    {
        try
        {
            return await GetAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (PlatformException error) when (error.Status == 404)
        {
            return null;
        }
    }

    private static ServicePath One(string id) => ((ServicePath)ServicePaths.Datasets).Of(id);

    /// <summary>Returns the dataset of a bare array of references: <c>["@/dataSets/5c8c3c555033b814b69f947f"]</c>.</summary>
    private static ResourceVersion? Reference(PlatformResponse response)
    {
        var reference = response.Json.ValueKind == JsonValueKind.Array ? response.Json.EnumerateArray().FirstOrDefault().AsText() : null;
        return reference?[(reference.LastIndexOf('/') + 1)..] is { Length: > 0 } id ? new(id, ETag: null) { Json = response.Json } : null;
    }

    /// <summary>Returns the dataset that an earlier attempt created, instead of the reference to it.</summary>
    private static ResourceVersion? Named(PlatformResponse response) =>
        response.Json.Text("id") is { Length: > 0 } id ? new(id, ETag: null) { Json = response.Json } : null;

    private async Task<JsonElement?> FindCreatedAsync(string name, XdmSchemaRef schema, CancellationToken cancellationToken)
    {
        DataSet? latest = null;
        await foreach (var dataset in ListAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            latest = dataset.SchemaId == schema.Id && (latest is null || dataset.Json.Integer("created") >= latest.Json.Integer("created"))
                ? dataset
                : latest;
        }

        if (latest is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(PlatformRequest.Write(writer => writer.WriteString("id", latest.Id)));
        return document.RootElement.Clone();
    }

    private async Task<ResourceVersion> ChangeAsync(
        string id, ReadOnlyMemory<byte> body, string contentType, CancellationToken cancellationToken)
    {
        var request = new PlatformRequest { Method = HttpMethod.Patch, Path = One(id), Body = body, ContentType = contentType };
        var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return Reference(response) ?? new(id, ETag: null) { Json = response.Json };
    }
}
