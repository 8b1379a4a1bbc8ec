using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Datasets of the data lake (Catalog Service API, dataSets).</summary>
public class DatasetOperations
{
    private readonly PlatformTransport _transport;

    internal DatasetOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>For stand-ins in tests.</summary>
    protected DatasetOperations() => _transport = null!;

    /// <summary>Creates a dataset (Catalog Service API, POST /dataSets).</summary>
    /// <param name="name">Name of the dataset.</param>
    /// <param name="schema">Schema of its records.</param>
    /// <param name="cancellationToken">Ends the wait; the dataset may have been created by then.</param>
    /// <returns>The id; the catalog gives no etag here.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async Task<CreatedResource> CreateAsync(string name, XdmSchemaRef schema, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(schema);

        var request = PlatformRequest.Post(ServicePaths.Datasets, writer =>
        {
            writer.WriteString("name", name);
            writer.WriteStartObject("schemaRef");
            writer.WriteString("id", schema.Id);
            writer.WriteString("contentType", schema.CompactContentType);
            writer.WriteEndObject();
        });
        var answer = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // The answer is a bare array of references: ["@/dataSets/5c8c3c555033b814b69f947f"].
        var reference = answer.Json.ValueKind == JsonValueKind.Array ? answer.Json.EnumerateArray().FirstOrDefault().AsText() : null;
        var id = reference?[(reference.LastIndexOf('/') + 1)..];
        return string.IsNullOrEmpty(id) ? throw answer.Unexpected("without the dataset's reference") : new CreatedResource(id, ETag: null);
    }

    /// <summary>Reads a dataset (Catalog Service API, GET /dataSets/{id}).</summary>
    /// <param name="id">Id of the dataset.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The dataset.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<Dataset> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Get(ServicePaths.Of(ServicePaths.Datasets, id));
        var answer = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // The answer is an object with one member, named by the id.
        return Dataset.Read(id, answer.Json.Member(id) ?? throw answer.Unexpected("without the dataset"));
    }
}
