using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Mapping sets: which field lands where (Data Prep API, mappingSets).</summary>
public class MappingSetOperations
{
    private readonly PlatformTransport _transport;

    internal MappingSetOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>For stand-ins in tests.</summary>
    protected MappingSetOperations() => _transport = null!;

    /// <summary>Creates a mapping set in the vocabulary of the tutorials (Data Prep API, POST /mappingSets).</summary>
    /// <param name="schema">The schema that the rows map to, which is the dataset's.</param>
    /// <param name="mappings">The rows; at least one.</param>
    /// <param name="cancellationToken">Ends the wait; the mapping set may have been created by then.</param>
    /// <returns>The mapping set.</returns>
    /// <exception cref="ArgumentException">There are no rows, or one lacks its source or destination.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<MappingSet> CreateAsync(
        XdmSchemaRef schema, IReadOnlyList<MappingRow> mappings, CancellationToken cancellationToken = default) =>
        CreateAsync(schema, mappings, MappingVocabulary.Attributes, name: null, cancellationToken);

    /// <summary>Creates a mapping set in either vocabulary (Data Prep API, POST /mappingSets).</summary>
    /// <param name="schema">The schema that the rows map to, which is the dataset's.</param>
    /// <param name="mappings">The rows; at least one.</param>
    /// <param name="vocabulary">How the request is worded.</param>
    /// <param name="name">Name of the mapping set; left out when null.</param>
    /// <param name="cancellationToken">Ends the wait; the mapping set may have been created by then.</param>
    /// <returns>The mapping set.</returns>
    /// <exception cref="ArgumentException">There are no rows, or one lacks its source or destination.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async Task<MappingSet> CreateAsync(
        XdmSchemaRef schema,
        IReadOnlyList<MappingRow> mappings,
        MappingVocabulary vocabulary,
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

    /// <summary>Writes a mapping set anew, which gives it a new version (Data Prep API, PUT /mappingSets/{id}).</summary>
    /// <param name="id">Id of the mapping set.</param>
    /// <param name="schema">The schema that the rows map to.</param>
    /// <param name="mappings">The rows; at least one.</param>
    /// <param name="vocabulary">How the request is worded.</param>
    /// <param name="name">Name of the mapping set; left out when null.</param>
    /// <param name="cancellationToken">Ends the wait; the mapping set may have been written by then.</param>
    /// <returns>The mapping set.</returns>
    /// <exception cref="ArgumentException">There are no rows, or one lacks its source or destination.</exception>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<MappingSet> ReplaceAsync(
        string id,
        XdmSchemaRef schema,
        IReadOnlyList<MappingRow> mappings,
        MappingVocabulary vocabulary = MappingVocabulary.Attributes,
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

    /// <summary>Reads all mapping sets, page after page (Data Prep API, GET /mappingSets with <c>start</c> and <c>limit</c>).</summary>
    /// <param name="name">Only those of this name; all when null.</param>
    /// <param name="pageSize">How many a page holds.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The mapping sets in the service's order; each page is asked for when it is reached.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async IAsyncEnumerable<MappingSet> ListAsync(
        string? name = null, int pageSize = 100, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        var filter = name is null ? string.Empty : "&name=" + Uri.EscapeDataString(name);
        for (var start = 0; ; start += pageSize)
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"limit={pageSize}&start={start}{filter}");
            var response = await _transport.SendAsync(PlatformRequest.Get(((ServicePath)ServicePaths.MappingSets).With(query)), cancellationToken).ConfigureAwait(false);
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
    /// <param name="id">Id of the mapping set.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The mapping set.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<MappingSet> GetAsync(string id, CancellationToken cancellationToken = default) =>
        Read(await _transport.SendAsync(PlatformRequest.Get(One(id)), cancellationToken).ConfigureAwait(false));

    /// <summary>Reads a mapping set that may not be there, as <see cref="GetAsync"/> does.</summary>
    /// <param name="id">Id of the mapping set.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What <see cref="GetAsync"/> gives; null when there is none with this id.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
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

    private static ServicePath One(string id) => ((ServicePath)ServicePaths.MappingSets).Of(id);

    private static MappingSet Read(PlatformResponse response) => MappingSet.Read(response.Call, response.Json);

    /// <summary>The latest mapping set of the name, schema and rows that were asked for; one without a name is as good as any other of the same rows.</summary>
    private async Task<JsonElement?> FindCreatedAsync(string? name, XdmSchemaRef schema, IReadOnlyList<MappingRow> mappings, CancellationToken cancellationToken)
    {
        MappingSet? latest = null;
        await foreach (var found in ListAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (found.Name != name || (found.SchemaId is { } other && other != schema.Id))
            {
                continue;
            }

            // A list may be short of the rows.
            var whole = found.Mappings.Count > 0 ? found : await GetAsync(found.Id, cancellationToken).ConfigureAwait(false);
            if (whole.SchemaId == schema.Id && whole.Mappings.SequenceEqual(mappings)
                && (latest is null || whole.Json.Integer("createdDate") >= latest.Json.Integer("createdDate")))
            {
                latest = whole;
            }
        }

        return latest?.Json;
    }
}
