using System.Text.Json;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <content>Reads the items of an event and what they contain.</content>
internal static partial class ShipmentReader
{
    private static ReadError ReadItem(ref Utf8JsonReader reader, out ShipmentItem? result)
    {
        result = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        string? name = null;
        string? stockCode = null;
        var isFragile = false;
        var hasIsFragile = false;
        long quantity = 0;
        var hasQuantity = false;
        double price = 0;
        var hasPrice = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadError error;
            if (Names.Is(ref reader, "name"u8))
            {
                reader.Read();
                error = Values.ReadFilledString(ref reader, out name);
            }
            else if (Names.Is(ref reader, "stockCode"u8))
            {
                reader.Read();
                error = Values.ReadString(ref reader, out stockCode);
            }
            else if (Names.Is(ref reader, "isFragile"u8))
            {
                reader.Read();
                error = Values.ReadBoolean(ref reader, out isFragile);
                hasIsFragile = true;
            }
            else if (Names.Is(ref reader, "quantity"u8))
            {
                reader.Read();
                error = ShipmentValues.ReadInteger(ref reader, 1, 999, out quantity);
                hasQuantity = true;
            }
            else if (Names.Is(ref reader, "price"u8))
            {
                reader.Read();
                error = ShipmentValues.ReadNumber(ref reader, 0, double.MaxValue, out price);
                hasPrice = true;
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

        result = new ShipmentItem(
            name,
            stockCode,
            hasIsFragile ? isFragile : null,
            hasQuantity ? (int)quantity : null,
            hasPrice ? price : null);
        return ReadError.None;
    }

    private static ReadError ReadFacts(ref Utf8JsonReader reader, out ShipmentFacts? result)
    {
        result = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        string? number = null;
        DateTimeOffset dispatchedAt = default;
        var hasDispatchedAt = false;
        long hop = 0;
        var hasHop = false;
        var isExpress = false;
        var hasIsExpress = false;
        ShipmentCount? parcels = null;
        ShipmentCount? scans = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadError error;
            if (Names.Is(ref reader, "number"u8))
            {
                reader.Read();
                error = Values.ReadFilledString(ref reader, out number);
            }
            else if (Names.Is(ref reader, "dispatchedAt"u8))
            {
                reader.Read();
                error = ShipmentValues.ReadTime(ref reader, out dispatchedAt);
                hasDispatchedAt = true;
            }
            else if (Names.Is(ref reader, "hop"u8))
            {
                reader.Read();
                error = ShipmentValues.ReadInteger(ref reader, 0, 255, out hop);
                hasHop = true;
            }
            else if (Names.Is(ref reader, "isExpress"u8))
            {
                reader.Read();
                error = Values.ReadBoolean(ref reader, out isExpress);
                hasIsExpress = true;
            }
            else if (Names.Is(ref reader, "parcels"u8))
            {
                reader.Read();
                error = ReadCount(ref reader, out parcels);
            }
            else if (Names.Is(ref reader, "scans"u8))
            {
                reader.Read();
                error = ReadCount(ref reader, out scans);
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

        result = new ShipmentFacts(
            number,
            hasDispatchedAt ? dispatchedAt : null,
            hasHop ? (short)hop : null,
            hasIsExpress ? isExpress : null,
            parcels,
            scans);
        return ReadError.None;
    }

    private static ReadError ReadCount(ref Utf8JsonReader reader, out ShipmentCount? result)
    {
        result = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        string? tag = null;
        double value = 0;
        var hasValue = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadError error;
            if (Names.Is(ref reader, "tag"u8))
            {
                reader.Read();
                error = Values.ReadString(ref reader, out tag);
            }
            else if (Names.Is(ref reader, "value"u8))
            {
                reader.Read();
                error = ShipmentValues.ReadNumber(ref reader, double.MinValue, double.MaxValue, out value);
                hasValue = true;
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

        result = new ShipmentCount(tag, hasValue ? value : null);
        return ReadError.None;
    }

    private static ReadError ReadPlace(ref Utf8JsonReader reader, out ShipmentPlace? result)
    {
        result = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        ShipmentPoint? point = null;
        string? hub = null;
        PlaceKind kind = 0;
        string? countryCode = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadError error;
            if (Names.Is(ref reader, "_schema"u8))
            {
                reader.Read();
                error = ReadPoint(ref reader, out point);
            }
            else if (Names.Is(ref reader, "hub"u8))
            {
                reader.Read();
                error = Values.ReadString(ref reader, out hub);
            }
            else if (Names.Is(ref reader, "kind"u8))
            {
                reader.Read();
                error = ReadKind(ref reader, out kind);
            }
            else if (Names.Is(ref reader, "countryCode"u8))
            {
                reader.Read();
                error = ShipmentValues.ReadCode(ref reader, out countryCode);
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

        result = new ShipmentPlace(point, hub, kind == 0 ? null : kind, countryCode);
        return ReadError.None;
    }

    private static ReadError ReadPoint(ref Utf8JsonReader reader, out ShipmentPoint? result)
    {
        result = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        double latitude = 0;
        var hasLatitude = false;
        double longitude = 0;
        var hasLongitude = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadError error;
            if (Names.Is(ref reader, "latitude"u8))
            {
                reader.Read();
                error = ShipmentValues.ReadNumber(ref reader, -90, 90, out latitude);
                hasLatitude = true;
            }
            else if (Names.Is(ref reader, "longitude"u8))
            {
                reader.Read();
                error = ShipmentValues.ReadNumber(ref reader, -180, 180, out longitude);
                hasLongitude = true;
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

        result = new ShipmentPoint(hasLatitude ? latitude : null, hasLongitude ? longitude : null);
        return ReadError.None;
    }

    private static ReadError ReadItems(ref Utf8JsonReader reader, out ShipmentItem[]? result)
    {
        result = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return ReadError.Type;
        }

        using var items = default(Items<ShipmentItem>);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var error = ReadItem(ref reader, out var item);
            if (error != ReadError.None)
            {
                return error;
            }

            items.Add(item!);
        }

        result = items.ToArray();
        return ReadError.None;
    }

    private static ReadError ReadNotes(ref Utf8JsonReader reader, out string[]? result)
    {
        result = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return ReadError.Type;
        }

        using var notes = default(Items<string>);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var error = Values.ReadString(ref reader, out var note);
            if (error != ReadError.None)
            {
                return error;
            }

            notes.Add(note);
        }

        result = notes.ToArray();
        return ReadError.None;
    }

    private static ReadError ReadKind(ref Utf8JsonReader reader, out PlaceKind value)
    {
        value = 0;
        if (reader.TokenType != JsonTokenType.String)
        {
            return ReadError.Type;
        }

        value = Names.Is(ref reader, "hub"u8) ? PlaceKind.Hub
            : Names.Is(ref reader, "van"u8) ? PlaceKind.Van
            : Names.Is(ref reader, "locker"u8) ? PlaceKind.Locker
            : 0;
        return value == 0 ? ReadError.Enum : ReadError.None;
    }
}
