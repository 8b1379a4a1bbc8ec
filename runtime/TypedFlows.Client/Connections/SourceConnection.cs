using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Data at a source, as the platform holds it (Flow Service API, sourceConnections).</summary>
public sealed class SourceConnection : FlowEndpointConnection
{
    /// <summary>For stand-ins in tests.</summary>
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
