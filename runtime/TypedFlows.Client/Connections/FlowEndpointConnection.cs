using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the source or target of a flow and contains the properties that source and target connections share.</summary>
public abstract class FlowEndpointConnection : PlatformResource
{
    /// <summary>Initializes a new instance of the <see cref="FlowEndpointConnection"/> class for mocking.</summary>
    protected FlowEndpointConnection()
    {
    }

    [SetsRequiredMembers]
    private protected FlowEndpointConnection(JsonElement json)
    {
        var spec = json.Member("connectionSpec") ?? default;
        Id = json.Text("id") ?? string.Empty;
        ETag = json.Text("etag") ?? json.Text("eTag");
        Name = json.Text("name");
        Description = json.Text("description");
        BaseConnectionId = json.Text("baseConnectionId");
        ConnectionSpecId = spec.Text("id");
        ConnectionSpecVersion = spec.Text("version");
        Format = (json.Member("data") ?? default).Text("format") is { } format ? new DataFormat(format) : null;
        Params = json.Member("params") ?? default;
        State = json.Text("state");
        CreatedAt = json.Instant("createdAt");
        Json = json;
    }

    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the id of the base connection, or null for the data lake, which needs none.</summary>
    public string? BaseConnectionId { get; init; }

    /// <summary>Gets the id of the connection spec.</summary>
    public string? ConnectionSpecId { get; init; }

    /// <summary>Gets the version of the connection spec.</summary>
    public string? ConnectionSpecVersion { get; init; }

    /// <summary>Gets the format of the data, or null when the service does not report it.</summary>
    public DataFormat? Format { get; init; }

    /// <summary>Gets the source or target parameters of the connection spec, such as the path or the dataset id. It is undefined when there
    /// are none.</summary>
    public JsonElement Params { get; init; }

    /// <summary>Gets the state, such as <c>enabled</c>. Other values are possible.</summary>
    public string? State { get; init; }

    /// <summary>Gets the creation time, or null when the service does not report it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
