using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>One end of a flow as the platform holds it: what a source connection and a target connection have in common.</summary>
public abstract class FlowEndpointConnection : PlatformResource
{
    /// <summary>For stand-ins in tests.</summary>
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

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its description.</summary>
    public string? Description { get; init; }

    /// <summary>Id of the connection that reaches the system; null for the data lake, which needs none.</summary>
    public string? BaseConnectionId { get; init; }

    /// <summary>Id of the connection spec.</summary>
    public string? ConnectionSpecId { get; init; }

    /// <summary>Version of the connection spec.</summary>
    public string? ConnectionSpecVersion { get; init; }

    /// <summary>How the data is laid out; null where the service does not say.</summary>
    public DataFormat? Format { get; init; }

    /// <summary>The connection spec's source or target parameters, such as the path or the dataset's id; undefined when there are none.</summary>
    public JsonElement Params { get; init; }

    /// <summary>State, such as <c>enabled</c>; an open set.</summary>
    public string? State { get; init; }

    /// <summary>When it was created; null where the service does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
