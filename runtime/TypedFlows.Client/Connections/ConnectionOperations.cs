using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Connections: which systems the platform may sign in to (Flow Service API, connections).</summary>
public class ConnectionOperations
{
    private readonly PlatformTransport _transport;

    internal ConnectionOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>For stand-ins in tests.</summary>
    protected ConnectionOperations() => _transport = null!;

    /// <summary>Creates a connection (Flow Service API, POST /connections). Its credentials are checked before anything is sent.</summary>
    /// <param name="name">Name of the connection.</param>
    /// <param name="connection">The system and the credentials.</param>
    /// <param name="description">What it is for; left out when null.</param>
    /// <param name="cancellationToken">Ends the wait; the connection may have been created by then.</param>
    /// <returns>Id and etag.</returns>
    /// <exception cref="SpecValidationException">The credentials break their spec; nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async Task<CreatedResource> CreateAsync(
        string name, IConnection connection, string? description = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(connection);
        var auth = connection.Auth;
        auth?.Validate().ThrowIfInvalid();

        var request = PlatformRequest.Post(
            ServicePaths.Connections,
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
            auth is null ? [] : Credentials(auth));
        return (await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).Created();
    }

    /// <summary>Reads a connection (Flow Service API, GET /connections/{id}).</summary>
    /// <param name="id">Id of the connection.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<BaseConnection> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var request = PlatformRequest.Get(ServicePaths.Of(ServicePaths.Connections, id));
        return BaseConnection.Read((await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false)).One());
    }

    /// <summary>Every text in the parameters: which of them are secret is the spec's business, so none is repeated in an error.</summary>
    private static List<Secret> Credentials(IAuth auth)
    {
        using var document = JsonDocument.Parse(PlatformRequest.Write(writer => writer.WriteSpecObject("params", auth)));
        var found = new List<Secret>();
        Collect(document.RootElement, found);
        return found;
    }

    private static void Collect(JsonElement value, List<Secret> found)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            found.Add(value.GetString()!);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                Collect(member.Value, found);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Collect(item, found);
            }
        }
    }
}
