using System.Text.Json.Serialization;

namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ScheduleDto))]
[JsonSerializable(typeof(FlowDto))]
[JsonSerializable(typeof(SourceConnectionDto))]
[JsonSerializable(typeof(ShipmentDto))]
internal sealed partial class DtoContext : JsonSerializerContext;
