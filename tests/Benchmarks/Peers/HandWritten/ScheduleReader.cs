using System.Text.Json;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Reads schedule.json: properties, required properties, and rules across properties.</summary>
internal static class ScheduleReader
{
    public static ReadError Read(ref Utf8JsonReader reader, out Schedule? schedule)
    {
        schedule = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        long startTime = 0;
        long interval = 0;
        Frequency frequency = 0;
        var backfill = false;
        var hasStartTime = false;
        var hasInterval = false;
        var hasBackfill = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var error = ReadError.None;
            switch (Find(ref reader))
            {
                case Member.StartTime:
                    reader.Read();
                    error = Values.ReadInteger(ref reader, out startTime);
                    hasStartTime = true;
                    break;
                case Member.Frequency:
                    reader.Read();
                    error = ReadFrequency(ref reader, out frequency);
                    break;
                case Member.Interval:
                    reader.Read();
                    error = Values.ReadInteger(ref reader, out interval);
                    hasInterval = true;
                    break;
                case Member.Backfill:
                    reader.Read();
                    error = Values.ReadBoolean(ref reader, out backfill);
                    hasBackfill = true;
                    break;
                default:
                    reader.Skip();
                    break;
            }

            if (error != ReadError.None)
            {
                return error;
            }
        }

        if (!hasStartTime || frequency == 0)
        {
            return ReadError.Required;
        }

        if (frequency == Frequency.Once)
        {
            if (hasInterval || hasBackfill)
            {
                return ReadError.Not;
            }
        }
        else if (!hasInterval)
        {
            return ReadError.Required;
        }
        else if (interval < (frequency == Frequency.Minute ? 15 : 1))
        {
            return ReadError.Minimum;
        }

        schedule = new Schedule(startTime, frequency, hasInterval ? interval : null, hasBackfill ? backfill : null);
        return ReadError.None;
    }

    private static Member Find(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            return reader.ValueTextEquals("startTime"u8) ? Member.StartTime
                : reader.ValueTextEquals("frequency"u8) ? Member.Frequency
                : reader.ValueTextEquals("interval"u8) ? Member.Interval
                : reader.ValueTextEquals("backfill"u8) ? Member.Backfill
                : Member.Other;
        }

        var name = reader.ValueSpan;
        return name.Length switch
        {
            8 when name.SequenceEqual("interval"u8) => Member.Interval,
            8 when name.SequenceEqual("backfill"u8) => Member.Backfill,
            9 when name.SequenceEqual("startTime"u8) => Member.StartTime,
            9 when name.SequenceEqual("frequency"u8) => Member.Frequency,
            _ => Member.Other,
        };
    }

    private static ReadError ReadFrequency(ref Utf8JsonReader reader, out Frequency value)
    {
        value = 0;
        if (reader.TokenType != JsonTokenType.String)
        {
            return ReadError.Type;
        }

        if (reader.ValueIsEscaped)
        {
            value = reader.ValueTextEquals("once"u8) ? Frequency.Once
                : reader.ValueTextEquals("minute"u8) ? Frequency.Minute
                : reader.ValueTextEquals("hour"u8) ? Frequency.Hour
                : reader.ValueTextEquals("day"u8) ? Frequency.Day
                : reader.ValueTextEquals("week"u8) ? Frequency.Week
                : 0;
        }
        else
        {
            var text = reader.ValueSpan;
            value = text.Length switch
            {
                3 when text.SequenceEqual("day"u8) => Frequency.Day,
                4 when text.SequenceEqual("once"u8) => Frequency.Once,
                4 when text.SequenceEqual("hour"u8) => Frequency.Hour,
                4 when text.SequenceEqual("week"u8) => Frequency.Week,
                6 when text.SequenceEqual("minute"u8) => Frequency.Minute,
                _ => 0,
            };
        }

        return value == 0 ? ReadError.Enum : ReadError.None;
    }

    private enum Member
    {
        Other,
        StartTime,
        Frequency,
        Interval,
        Backfill,
    }
}
