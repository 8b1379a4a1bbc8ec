namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record ShipmentRecord(
    string Id,
    string? EventType,
    DateTimeOffset Timestamp,
    string? ProducedBy,
    ShipmentPlace? Place,
    ShipmentFacts? Shipment,
    ShipmentItem[]? ParcelItems,
    ShipmentCarrier? Northwind);

internal sealed record ShipmentCarrier(string? Carrier, int? Lane, string? Account, string[]? Notes);

internal sealed record ShipmentItem(string? Name, string? StockCode, bool? IsFragile, int? Quantity, double? Price);

internal sealed record ShipmentFacts(
    string? Number,
    DateTimeOffset? DispatchedAt,
    short? Hop,
    bool? IsExpress,
    ShipmentCount? Parcels,
    ShipmentCount? Scans);

internal sealed record ShipmentCount(string? Tag, double? Value);

internal sealed record ShipmentPlace(ShipmentPoint? Point, string? Hub, PlaceKind? Kind, string? CountryCode);

internal sealed record ShipmentPoint(double? Latitude, double? Longitude);

internal enum PlaceKind
{
    Hub = 1,
    Van,
    Locker,
}
