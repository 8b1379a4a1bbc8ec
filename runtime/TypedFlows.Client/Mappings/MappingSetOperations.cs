using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Mapping sets: which field lands where (Data Prep API, mappingSets).</summary>
public class MappingSetOperations
{
    private readonly PlatformTransport _transport;

    internal MappingSetOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>For stand-ins in tests.</summary>
    protected MappingSetOperations() => _transport = null!;

    /// <summary>Creates a mapping set (Data Prep API, POST /mappingSets).</summary>
    /// <param name="schema">The schema that the rows map to, which is the dataset's.</param>
    /// <param name="mappings">The rows; at least one.</param>
    /// <param name="cancellationToken">Ends the wait; the mapping set may have been created by then.</param>
    /// <returns>The mapping set.</returns>
    /// <exception cref="ArgumentException">There are no rows, or one lacks its source or destination.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async Task<MappingSet> CreateAsync(
        XdmSchemaRef schema, IReadOnlyList<Mapping> mappings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(mappings);
        if (mappings.Count == 0)
        {
            throw new ArgumentException("A mapping set needs at least one row.", nameof(mappings));
        }

        if (mappings.FirstOrDefault(m => string.IsNullOrWhiteSpace(m.Source) || string.IsNullOrWhiteSpace(m.Destination)) is { } broken)
        {
            throw new ArgumentException($"The mapping from '{broken.Source}' to '{broken.Destination}' lacks one of the two.", nameof(mappings));
        }

        var request = PlatformRequest.Post(ServicePaths.MappingSets, writer =>
        {
            writer.WriteNumber("version", 0);
            writer.WriteString("xdmSchema", schema.Id);
            writer.WriteString("xdmVersion", schema.Version);
            writer.WriteNull("id");
            writer.WriteStartArray("mappings");
            foreach (var mapping in mappings)
            {
                WriteRow(writer, mapping);
            }

            writer.WriteEndArray();
        });
        return MappingSet.Read(await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Reads a mapping set (Data Prep API, GET /mappingSets/{id}).</summary>
    /// <param name="id">Id of the mapping set.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The mapping set.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<MappingSet> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Get(ServicePaths.Of(ServicePaths.MappingSets, id));
        return MappingSet.Read(await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    private static void WriteRow(Utf8JsonWriter writer, Mapping mapping)
    {
        writer.WriteStartObject();
        writer.WriteString("destinationXdmPath", mapping.Destination);
        writer.WriteString("sourceAttribute", mapping.Source);
        writer.WriteBoolean("identity", mapping.Identity);
        writer.WriteString("identityGroup", mapping.IdentityGroup);
        writer.WriteString("namespaceCode", mapping.NamespaceCode);
        writer.WriteNumber("version", 0);
        writer.WriteEndObject();
    }
}
