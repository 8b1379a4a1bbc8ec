using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Where data lands, as the platform holds it (Flow Service API, targetConnections).</summary>
public sealed class TargetConnection : FlowEndpointConnection
{
    /// <summary>For stand-ins in tests.</summary>
    public TargetConnection()
    {
    }

    [SetsRequiredMembers]
    private TargetConnection(JsonElement json)
        : base(json)
    {
    }

    internal static TargetConnection Read(JsonElement json) => new(json);
}
