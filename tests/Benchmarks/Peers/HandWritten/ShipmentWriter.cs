using System.Text.Json;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Writes shipment events in the same way as <see cref="HandWrittenWriter"/>.</summary>
internal static class ShipmentWriter
{
    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("_id");
    private static readonly JsonEncodedText s_northwind = JsonEncodedText.Encode("_northwind");
    private static readonly JsonEncodedText s_schema = JsonEncodedText.Encode("_schema");
    private static readonly JsonEncodedText s_account = JsonEncodedText.Encode("account");
    private static readonly JsonEncodedText s_carrier = JsonEncodedText.Encode("carrier");
    private static readonly JsonEncodedText s_countryCode = JsonEncodedText.Encode("countryCode");
    private static readonly JsonEncodedText s_dispatchedAt = JsonEncodedText.Encode("dispatchedAt");
    private static readonly JsonEncodedText s_eventType = JsonEncodedText.Encode("eventType");
    private static readonly JsonEncodedText s_hop = JsonEncodedText.Encode("hop");
    private static readonly JsonEncodedText s_hub = JsonEncodedText.Encode("hub");
    private static readonly JsonEncodedText s_isExpress = JsonEncodedText.Encode("isExpress");
    private static readonly JsonEncodedText s_isFragile = JsonEncodedText.Encode("isFragile");
    private static readonly JsonEncodedText s_kind = JsonEncodedText.Encode("kind");
    private static readonly JsonEncodedText s_lane = JsonEncodedText.Encode("lane");
    private static readonly JsonEncodedText s_latitude = JsonEncodedText.Encode("latitude");
    private static readonly JsonEncodedText s_longitude = JsonEncodedText.Encode("longitude");
    private static readonly JsonEncodedText s_name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText s_notes = JsonEncodedText.Encode("notes");
    private static readonly JsonEncodedText s_number = JsonEncodedText.Encode("number");
    private static readonly JsonEncodedText s_parcelItems = JsonEncodedText.Encode("parcelItems");
    private static readonly JsonEncodedText s_parcels = JsonEncodedText.Encode("parcels");
    private static readonly JsonEncodedText s_place = JsonEncodedText.Encode("place");
    private static readonly JsonEncodedText s_price = JsonEncodedText.Encode("price");
    private static readonly JsonEncodedText s_producedBy = JsonEncodedText.Encode("producedBy");
    private static readonly JsonEncodedText s_quantity = JsonEncodedText.Encode("quantity");
    private static readonly JsonEncodedText s_scans = JsonEncodedText.Encode("scans");
    private static readonly JsonEncodedText s_shipment = JsonEncodedText.Encode("shipment");
    private static readonly JsonEncodedText s_stockCode = JsonEncodedText.Encode("stockCode");
    private static readonly JsonEncodedText s_tag = JsonEncodedText.Encode("tag");
    private static readonly JsonEncodedText s_timestamp = JsonEncodedText.Encode("timestamp");
    private static readonly JsonEncodedText s_value = JsonEncodedText.Encode("value");

    // The index is the number of the enum value. Numbering starts at 1.
    private static readonly JsonEncodedText[] s_kinds =
        [.. new[] { string.Empty, "hub", "van", "locker" }.Select(text => JsonEncodedText.Encode(text))];

    public static void Write(Utf8JsonWriter writer, ShipmentRecord source)
    {
        writer.WriteStartObject();
        writer.WriteString(s_id, source.Id);
        if (source.EventType is { } eventType)
        {
            writer.WriteString(s_eventType, eventType);
        }

        writer.WriteString(s_timestamp, source.Timestamp);
        if (source.ProducedBy is { } producedBy)
        {
            writer.WriteString(s_producedBy, producedBy);
        }

        if (source.Place is { } place)
        {
            writer.WritePropertyName(s_place);
            Write(writer, place);
        }

        if (source.Shipment is { } shipment)
        {
            writer.WritePropertyName(s_shipment);
            Write(writer, shipment);
        }

        if (source.ParcelItems is { } parcelItems)
        {
            writer.WriteStartArray(s_parcelItems);
            foreach (var item in parcelItems)
            {
                Write(writer, item);
            }

            writer.WriteEndArray();
        }

        if (source.Northwind is { } northwind)
        {
            writer.WritePropertyName(s_northwind);
            Write(writer, northwind);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ShipmentCarrier source)
    {
        writer.WriteStartObject();
        if (source.Carrier is { } carrier)
        {
            writer.WriteString(s_carrier, carrier);
        }

        if (source.Lane is { } lane)
        {
            writer.WriteNumber(s_lane, lane);
        }

        if (source.Account is { } account)
        {
            writer.WriteString(s_account, account);
        }

        if (source.Notes is { } notes)
        {
            writer.WriteStartArray(s_notes);
            foreach (var item in notes)
            {
                writer.WriteStringValue(item);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ShipmentItem source)
    {
        writer.WriteStartObject();
        if (source.Name is { } name)
        {
            writer.WriteString(s_name, name);
        }

        if (source.StockCode is { } stockCode)
        {
            writer.WriteString(s_stockCode, stockCode);
        }

        if (source.IsFragile is { } isFragile)
        {
            writer.WriteBoolean(s_isFragile, isFragile);
        }

        if (source.Quantity is { } quantity)
        {
            writer.WriteNumber(s_quantity, quantity);
        }

        if (source.Price is { } price)
        {
            writer.WriteNumber(s_price, price);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ShipmentFacts source)
    {
        writer.WriteStartObject();
        if (source.Number is { } number)
        {
            writer.WriteString(s_number, number);
        }

        if (source.DispatchedAt is { } dispatchedAt)
        {
            writer.WriteString(s_dispatchedAt, dispatchedAt);
        }

        if (source.Hop is { } hop)
        {
            writer.WriteNumber(s_hop, hop);
        }

        if (source.IsExpress is { } isExpress)
        {
            writer.WriteBoolean(s_isExpress, isExpress);
        }

        if (source.Parcels is { } parcels)
        {
            writer.WritePropertyName(s_parcels);
            Write(writer, parcels);
        }

        if (source.Scans is { } scans)
        {
            writer.WritePropertyName(s_scans);
            Write(writer, scans);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ShipmentCount source)
    {
        writer.WriteStartObject();
        if (source.Tag is { } tag)
        {
            writer.WriteString(s_tag, tag);
        }

        if (source.Value is { } value)
        {
            writer.WriteNumber(s_value, value);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ShipmentPlace source)
    {
        writer.WriteStartObject();
        if (source.Point is { } point)
        {
            writer.WritePropertyName(s_schema);
            Write(writer, point);
        }

        if (source.Hub is { } hub)
        {
            writer.WriteString(s_hub, hub);
        }

        if (source.Kind is { } kind)
        {
            writer.WriteString(s_kind, s_kinds[(int)kind]);
        }

        if (source.CountryCode is { } countryCode)
        {
            writer.WriteString(s_countryCode, countryCode);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ShipmentPoint source)
    {
        writer.WriteStartObject();
        if (source.Latitude is { } latitude)
        {
            writer.WriteNumber(s_latitude, latitude);
        }

        if (source.Longitude is { } longitude)
        {
            writer.WriteNumber(s_longitude, longitude);
        }

        writer.WriteEndObject();
    }
}
