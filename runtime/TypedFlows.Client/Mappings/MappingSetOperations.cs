using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Provides operations on mapping sets, which map source fields to schema paths (Data Prep API, mappingSets).</summary>
public class MappingSetOperations
{
    private readonly PlatformTransport _transport;

    internal MappingSetOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>Initializes a new instance of the <see cref="MappingSetOperations"/> class for mocking.</summary>
    protected MappingSetOperations() => _transport = null!;

    /// <summary>Creates a mapping set in the vocabulary of the tutorials, or in the current one if a row is not an attribute (Data Prep
    /// API, POST /mappingSets).</summary>
    /// <param name="schema">The target schema of the rows, which is the schema of the dataset.</param>
    /// <param name="mappings">The rows. At least one is required.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The mapping set may have been created by then.</param>
    /// <returns>The mapping set.</returns>
    /// <exception cref="ArgumentException">There are no rows, or a row is incomplete or too long.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<MappingSet> CreateAsync(
        XdmSchemaRef schema, IReadOnlyList<MappingRow> mappings, CancellationToken cancellationToken = default) =>
        CreateAsync(schema, mappings, vocabulary: null, name: null, cancellationToken);

    /// <summary>Creates a mapping set in either vocabulary (Data Prep API, POST /mappingSets).</summary>
    /// <param name="schema">The target schema of the rows, which is the schema of the dataset.</param>
    /// <param name="mappings">The rows. At least one is required.</param>
    /// <param name="vocabulary">The vocabulary of the request, or null for the vocabulary of the tutorials, unless a row is not an
    /// attribute.</param>
    /// <param name="name">The name of the mapping set, or null to omit it.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The mapping set may have been created by then.</param>
    /// <returns>The mapping set.</returns>
    /// <exception cref="ArgumentException">There are no rows, a row is incomplete or too long, or the vocabulary has no expressions and
    /// constants.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async Task<MappingSet> CreateAsync(
        XdmSchemaRef schema,
        IReadOnlyList<MappingRow> mappings,
        MappingVocabulary? vocabulary,
        string? name = null,
        CancellationToken cancellationToken = default)
    {
        var request = new PlatformRequest
        {
            Method = HttpMethod.Post,
            Path = ServicePaths.MappingSets,
            Body = PlatformRequest.Write(MappingBody.Of(schema, mappings, vocabulary, name)),
            FindCreated = (_, token) => FindCreatedAsync(name, schema, mappings, token),
        };
        return Read(await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Replaces a mapping set, which creates a new version (Data Prep API, PUT /mappingSets/{id}).</summary>
    /// <param name="id">The id of the mapping set.</param>
    /// <param name="schema">The target schema of the rows.</param>
    /// <param name="mappings">The rows. At least one is required.</param>
    /// <param name="vocabulary">The vocabulary of the request, or null for the vocabulary of the tutorials, unless a row is not an
    /// attribute.</param>
    /// <param name="name">The name of the mapping set, or null to omit it.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The mapping set may have been written by then.</param>
    /// <returns>The mapping set.</returns>
    /// <exception cref="ArgumentException">There are no rows, a row is incomplete or too long, or the vocabulary has no expressions and
    /// constants.</exception>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual async Task<MappingSet> ReplaceAsync(
        string id,
        XdmSchemaRef schema,
        IReadOnlyList<MappingRow> mappings,
        MappingVocabulary? vocabulary = null,
        string? name = null,
        CancellationToken cancellationToken = default)
    {
        var request = new PlatformRequest
        {
            Method = HttpMethod.Put,
            Path = One(id),
            Body = PlatformRequest.Write(MappingBody.Of(schema, mappings, vocabulary, name)),
        };
        return Read(await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Reads all mapping sets page by page (Data Prep API, GET /mappingSets with <c>start</c> and <c>limit</c>).</summary>
    /// <param name="name">The name of the mapping sets to read, or null for all.</param>
    /// <param name="pageSize">The page size.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The mapping sets in the service's order. Each page is requested when it is reached.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async IAsyncEnumerable<MappingSet> ListAsync(
        string? name = null, int pageSize = 100, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        var filter = name is null ? string.Empty : "&name=" + Uri.EscapeDataString(name);
        for (var start = 0; ; start += pageSize)
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"limit={pageSize}&start={start}{filter}");
            var response = await _transport.SendAsync(
                PlatformRequest.Get(((ServicePath)ServicePaths.MappingSets).With(query)), cancellationToken).ConfigureAwait(false);
            var page = response.Json.Items("data").ToList();
            foreach (var json in page)
            {
                var set = MappingSet.Read(response.Call, json);
                if (name is null || set.Name == name)
                {
                    yield return set;
                }
            }

            if (page.Count < pageSize)
            {
                yield break;
            }
        }
    }

    /// <summary>Reads a mapping set (Data Prep API, GET /mappingSets/{id}).</summary>
    /// <param name="id">The id of the mapping set.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The mapping set.</returns>
    /// <exception cref="PlatformException">No resource has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual async Task<MappingSet> GetAsync(string id, CancellationToken cancellationToken = default) =>
        Read(await _transport.SendAsync(PlatformRequest.Get(One(id)), cancellationToken).ConfigureAwait(false));

    /// <summary>Reads a mapping set, or returns null if it does not exist.</summary>
    /// <param name="id">The id of the mapping set.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The mapping set, or null if no mapping set has this id.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async Task<MappingSet?> FindByIdAsync(string id, CancellationToken cancellationToken = default)
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

    /// <summary>Validates the rows of a mapping set that is not stored (Data Prep API, POST /mappingSets/validate).</summary>
    /// <param name="schema">The target schema of the rows.</param>
    /// <param name="mappings">The rows. At least one is required.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>One result per row, in order.</returns>
    /// <exception cref="ArgumentException">There are no rows, or a row is incomplete or too long.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async Task<IReadOnlyList<MappingRowValidation>> ValidateAsync(
        XdmSchemaRef schema, IReadOnlyList<MappingRow> mappings, CancellationToken cancellationToken = default)
    {
        var body = PlatformRequest.Write(MappingBody.Of(schema, mappings, MappingVocabulary.Operations, name: null));
        var response = await SendAsync("validate", body, cancellationToken).ConfigureAwait(false);
        return PerRow(response, response.Json.Member("validationResponse") ?? default, mappings.Count, MappingRowValidation.Read);
    }

    /// <summary>Applies a mapping set that is not stored to source rows (Data Prep API, POST /mappingSets/preview).</summary>
    /// <param name="schema">The target schema of the rows.</param>
    /// <param name="mappings">The rows of the mapping. At least one is required.</param>
    /// <param name="rows">The source rows, which are JSON objects. At least one is required.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>One record per source row, in order, with the errors of the row.</returns>
    /// <exception cref="ArgumentException">There are no rows, or a row of the mapping is incomplete or too long.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async Task<IReadOnlyList<MappingPreview>> PreviewAsync(
        XdmSchemaRef schema,
        IReadOnlyList<MappingRow> mappings,
        IReadOnlyList<JsonElement> rows,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            throw new ArgumentException("A preview must have at least one source row. Add a JSON object.", nameof(rows));
        }

        var mappingSet = MappingBody.Of(schema, mappings, MappingVocabulary.Operations, name: null);
        var body = PlatformRequest.Write(writer =>
        {
            writer.WriteStartArray("data");
            foreach (var row in rows)
            {
                row.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteStartObject("mappingSet");
            mappingSet(writer);
            writer.WriteEndObject();
        });
        var response = await SendAsync("preview", body, cancellationToken).ConfigureAwait(false);
        return PerRow(response, response.Json, rows.Count, MappingPreview.Read);
    }

    private async Task<PlatformResponse> SendAsync(string what, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var path = ((ServicePath)ServicePaths.MappingSets).Then(what);
        var request = new PlatformRequest { Method = HttpMethod.Post, Path = path, Body = body, IsRepeatable = true };
        return await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads one result per row. The documents of the service disagree whether a single result is in an array.</summary>
    private static IReadOnlyList<T> PerRow<T>(PlatformResponse response, JsonElement results, int count, Func<JsonElement, T> read)
    {
        List<T> list = results.ValueKind switch
        {
            JsonValueKind.Array => [.. results.EnumerateArray().Select(read)],
            JsonValueKind.Object => [read(results)],
            _ => [],
        };
        return list.Count == count ? list : throw response.Unexpected($"with {list.Count} results for {count} rows");
    }

    private static ServicePath One(string id) => ((ServicePath)ServicePaths.MappingSets).Of(id);

    private static MappingSet Read(PlatformResponse response) => MappingSet.Read(response.Call, response.Json);

    /// <summary>Finds the latest mapping set with the requested name, schema and rows. A mapping set without a name matches any mapping set
    /// with the same rows.</summary>
    private async Task<JsonElement?> FindCreatedAsync(
        string? name, XdmSchemaRef schema, IReadOnlyList<MappingRow> mappings, CancellationToken cancellationToken)
    {
        MappingSet? latest = null;
        await foreach (var found in ListAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (found.Name != name || (found.SchemaId is { } other && other != schema.Id))
            {
                continue;
            }

            // A list can omit the rows.
            var whole = found.Mappings.Count > 0 ? found : await GetAsync(found.Id, cancellationToken).ConfigureAwait(false);
            if (whole.SchemaId == schema.Id && !whole.HasUnknownRows && whole.Mappings.SequenceEqual(mappings)
                && (latest is null || whole.Json.Integer("createdDate") >= latest.Json.Integer("createdDate")))
            {
                latest = whole;
            }
        }

        return latest?.Json;
    }
}
