using System.Text.Json;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Reads shipment.json, an event of an XDM schema: closed objects, times, bounds and lengths.</summary>
internal static partial class ShipmentReader
{
    public static ReadError Read(ref Utf8JsonReader reader, out ShipmentRecord? result)
    {
        result = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        string? id = null;
        string? eventType = null;
        DateTimeOffset timestamp = default;
        var hasTimestamp = false;
        string? producedBy = null;
        ShipmentPlace? place = null;
        ShipmentFacts? shipment = null;
        ShipmentItem[]? parcelItems = null;
        ShipmentCarrier? northwind = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadError error;
            if (Names.Is(ref reader, "_id"u8))
            {
                reader.Read();
                error = ShipmentValues.ReadReference(ref reader, out id);
            }
            else if (Names.Is(ref reader, "eventType"u8))
            {
                reader.Read();
                error = Values.ReadString(ref reader, out eventType);
            }
            else if (Names.Is(ref reader, "timestamp"u8))
            {
                reader.Read();
                error = ShipmentValues.ReadTime(ref reader, out timestamp);
                hasTimestamp = true;
            }
            else if (Names.Is(ref reader, "producedBy"u8))
            {
                reader.Read();
                error = Values.ReadString(ref reader, out producedBy);
            }
            else if (Names.Is(ref reader, "place"u8))
            {
                reader.Read();
                error = ReadPlace(ref reader, out place);
            }
            else if (Names.Is(ref reader, "shipment"u8))
            {
                reader.Read();
                error = ReadFacts(ref reader, out shipment);
            }
            else if (Names.Is(ref reader, "parcelItems"u8))
            {
                reader.Read();
                error = ReadItems(ref reader, out parcelItems);
            }
            else if (Names.Is(ref reader, "_northwind"u8))
            {
                reader.Read();
                error = ReadCarrier(ref reader, out northwind);
            }
            else
            {
                return ReadError.AdditionalProperties;
            }

            if (error != ReadError.None)
            {
                return error;
            }
        }

        if (id is null || !hasTimestamp)
        {
            return ReadError.Required;
        }

        result = new ShipmentRecord(id, eventType, timestamp, producedBy, place, shipment, parcelItems, northwind);
        return ReadError.None;
    }

    private static ReadError ReadCarrier(ref Utf8JsonReader reader, out ShipmentCarrier? result)
    {
        result = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        string? carrier = null;
        long lane = 0;
        var hasLane = false;
        string? account = null;
        string[]? notes = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadError error;
            if (Names.Is(ref reader, "carrier"u8))
            {
                reader.Read();
                error = Values.ReadFilledString(ref reader, out carrier);
            }
            else if (Names.Is(ref reader, "lane"u8))
            {
                reader.Read();
                error = ShipmentValues.ReadInteger(ref reader, 1, 99, out lane);
                hasLane = true;
            }
            else if (Names.Is(ref reader, "account"u8))
            {
                reader.Read();
                error = Values.ReadString(ref reader, out account);
            }
            else if (Names.Is(ref reader, "notes"u8))
            {
                reader.Read();
                error = ReadNotes(ref reader, out notes);
            }
            else
            {
                return ReadError.AdditionalProperties;
            }

            if (error != ReadError.None)
            {
                return error;
            }
        }

        result = new ShipmentCarrier(carrier, hasLane ? (int)lane : null, account, notes);
        return ReadError.None;
    }
}
