using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Datasets of the data lake (Catalog Service API, dataSets).</summary>
public class DataSetOperations
{
    private readonly PlatformTransport _transport;

    internal DataSetOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>For stand-ins in tests.</summary>
    protected DataSetOperations() => _transport = null!;

    /// <summary>Creates a dataset (Catalog Service API, POST /dataSets).</summary>
    /// <param name="name">Name of the dataset.</param>
    /// <param name="schema">Schema of its records.</param>
    /// <param name="cancellationToken">Ends the wait; the dataset may have been created by then.</param>
    /// <returns>The id; the catalog gives no etag here.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<ResourceVersion> CreateAsync(string name, XdmSchemaRef schema, CancellationToken cancellationToken = default) =>
        CreateAsync(name, schema, description: null, cancellationToken);

    /// <summary>Creates a dataset with a description (Catalog Service API, POST /dataSets).</summary>
    /// <param name="name">Name of the dataset.</param>
    /// <param name="schema">Schema of its records.</param>
    /// <param name="description">What it is for; left out when null.</param>
    /// <param name="cancellationToken">Ends the wait; the dataset may have been created by then.</param>
    /// <returns>The id; the catalog gives no etag here.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
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

    /// <summary>Reads all datasets, page after page (Catalog Service API, GET /dataSets with <c>start</c> and <c>limit</c>).</summary>
    /// <param name="name">Only those of this name; all when null.</param>
    /// <param name="pageSize">How many a page holds, 1 to 100.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The datasets in the catalog's order; each page is asked for when it is reached.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
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

            // The answer is an object with a member a dataset, named by the id.
            var page = response.Json.ValueKind == JsonValueKind.Object ? response.Json.EnumerateObject().ToList() : [];
            foreach (var member in page)
            {
                var dataset = DataSet.Read(member.Name, member.Value);

                // The catalog's filter is a pattern, so a longer name may come too.
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
    /// <param name="id">Id of the dataset.</param>
    /// <param name="patch">The changes.</param>
    /// <param name="cancellationToken">Ends the wait; the changes may have been made by then.</param>
    /// <returns>The id; the catalog gives no etag here.</returns>
    /// <exception cref="ArgumentException">There are no changes.</exception>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual Task<ResourceVersion> PatchAsync(string id, DataSetPatch patch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(patch);
        return ChangeAsync(id, patch.ToBody(), "application/json-patch+json", cancellationToken);
    }

    /// <summary>Changes a dataset by members that replace its own (Catalog Service API, PATCH /dataSets/{id} with JSON to merge).</summary>
    /// <param name="id">Id of the dataset.</param>
    /// <param name="members">The members to set, a JSON object.</param>
    /// <param name="cancellationToken">Ends the wait; the changes may have been made by then.</param>
    /// <returns>The id; the catalog gives no etag here.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual Task<ResourceVersion> MergeAsync(string id, JsonElement members, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, PlatformRequest.WriteValue(members.WriteTo), "application/json", cancellationToken);

    /// <summary>
    /// Changes a dataset by members that replace its own, nested ones too, if it is still as it was read (Catalog Service API,
    /// PATCH /v2/dataSets/{id} with JSON to merge and If-Match).
    /// </summary>
    /// <param name="dataset">The dataset; its etag is sent back where it has one.</param>
    /// <param name="members">The members to set, a JSON object; objects on the way that are not there are made.</param>
    /// <param name="cancellationToken">Ends the wait; the changes may have been made by then.</param>
    /// <returns>The id; the catalog gives no etag here.</returns>
    /// <exception cref="PlatformException">Someone else changed it in between (status 412), there is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<ResourceVersion> MergeNestedAsync(ResourceVersion dataset, JsonElement members, CancellationToken cancellationToken = default)
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
    /// <param name="id">Id of the dataset.</param>
    /// <param name="cancellationToken">Ends the wait; the dataset may have been deleted by then.</param>
    /// <returns>A task that ends when the dataset is gone.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        _transport.SendAsync(PlatformRequest.Delete(One(id)), cancellationToken).AsTask();

    /// <summary>Reads a dataset (Catalog Service API, GET /dataSets/{id}).</summary>
    /// <param name="id">Id of the dataset.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The dataset.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<DataSet> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Get(One(id));
        var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // The answer is an object with one member, named by the id.
        return DataSet.Read(id, response.Json.Member(id) ?? throw response.Unexpected("without the dataset"));
    }

    /// <summary>Reads a dataset that may not be there, as <see cref="GetAsync"/> does.</summary>
    /// <param name="id">Id of the dataset.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What <see cref="GetAsync"/> gives; null when there is none with this id.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
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

    /// <summary>The dataset that a bare array of references names: <c>["@/dataSets/5c8c3c555033b814b69f947f"]</c>.</summary>
    private static ResourceVersion? Reference(PlatformResponse response)
    {
        var reference = response.Json.ValueKind == JsonValueKind.Array ? response.Json.EnumerateArray().FirstOrDefault().AsText() : null;
        return reference?[(reference.LastIndexOf('/') + 1)..] is { Length: > 0 } id ? new(id, ETag: null) { Json = response.Json } : null;
    }

    /// <summary>The dataset that an earlier try created, in place of the reference to it.</summary>
    private static ResourceVersion? Named(PlatformResponse response) =>
        response.Json.Text("id") is { Length: > 0 } id ? new(id, ETag: null) { Json = response.Json } : null;

    private async Task<JsonElement?> FindCreatedAsync(string name, XdmSchemaRef schema, CancellationToken cancellationToken)
    {
        DataSet? latest = null;
        await foreach (var dataset in ListAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            latest = dataset.SchemaId == schema.Id && (latest is null || dataset.Json.Integer("created") >= latest.Json.Integer("created")) ? dataset : latest;
        }

        if (latest is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(PlatformRequest.Write(writer => writer.WriteString("id", latest.Id)));
        return document.RootElement.Clone();
    }

    private async Task<ResourceVersion> ChangeAsync(string id, ReadOnlyMemory<byte> body, string contentType, CancellationToken cancellationToken)
    {
        var request = new PlatformRequest { Method = HttpMethod.Patch, Path = One(id), Body = body, ContentType = contentType };
        var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return Reference(response) ?? new(id, ETag: null) { Json = response.Json };
    }
}
