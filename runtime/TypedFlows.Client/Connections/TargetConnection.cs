using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a target connection (Flow Service API, targetConnections).</summary>
public sealed class TargetConnection : FlowEndpointConnection
{
    /// <summary>Initializes a new instance of the <see cref="TargetConnection"/> class for mocking.</summary>
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
