using System.Text.Json.Serialization;

namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

internal sealed class ShipmentDto
{
    [JsonPropertyName("_id")]
    public string? Id { get; set; }

    public string? EventType { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public string? ProducedBy { get; set; }

    public ShipmentPlaceDto? Place { get; set; }

    public ShipmentFactsDto? Shipment { get; set; }

    public ShipmentItemDto[]? ParcelItems { get; set; }

    [JsonPropertyName("_northwind")]
    public ShipmentCarrierDto? Northwind { get; set; }
}

internal sealed class ShipmentCarrierDto
{
    public string? Carrier { get; set; }

    public int? Lane { get; set; }

    public string? Account { get; set; }

    public string[]? Notes { get; set; }
}

internal sealed class ShipmentItemDto
{
    public string? Name { get; set; }

    public string? StockCode { get; set; }

    public bool? IsFragile { get; set; }

    public int? Quantity { get; set; }

    public double? Price { get; set; }
}

internal sealed class ShipmentFactsDto
{
    public string? Number { get; set; }

    public DateTimeOffset? DispatchedAt { get; set; }

    public short? Hop { get; set; }

    public bool? IsExpress { get; set; }

    public ShipmentCountDto? Parcels { get; set; }

    public ShipmentCountDto? Scans { get; set; }
}

internal sealed class ShipmentCountDto
{
    public string? Tag { get; set; }

    public double? Value { get; set; }
}

internal sealed class ShipmentPlaceDto
{
    [JsonPropertyName("_schema")]
    public ShipmentPointDto? Point { get; set; }

    public string? Hub { get; set; }

    public string? Kind { get; set; }

    public string? CountryCode { get; set; }
}

internal sealed class ShipmentPointDto
{
    public double? Latitude { get; set; }

    public double? Longitude { get; set; }
}
