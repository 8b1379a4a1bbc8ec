using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a source connection (Flow Service API, sourceConnections).</summary>
public sealed class SourceConnection : FlowEndpointConnection
{
    /// <summary>Initializes a new instance of the <see cref="SourceConnection"/> class for mocking.</summary>
    public SourceConnection()
    {
    }

    [SetsRequiredMembers]
    private SourceConnection(JsonElement json)
        : base(json)
    {
    }

    internal static SourceConnection Read(JsonElement json) => new(json);
}
