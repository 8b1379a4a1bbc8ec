using TypedFlows.Benchmarks.Peers.HandWritten;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.ByteScanner;

internal static class ScheduleScan
{
    public static bool Take(ref Scanner scanner, out Schedule? schedule)
    {
        schedule = null;
        long startTime = 0;
        long interval = 0;
        Frequency frequency = 0;
        var backfill = false;
        var hasStartTime = false;
        var hasInterval = false;
        var hasBackfill = false;
        if (!scanner.Take((byte)'{'))
        {
            return false;
        }

        do
        {
            if (scanner.Take("\"startTime\":"u8))
            {
                hasStartTime = scanner.TakeInteger(out startTime);
                if (!hasStartTime)
                {
                    return false;
                }
            }
            else if (scanner.Take("\"frequency\":\""u8))
            {
                if (!TakeFrequency(ref scanner, out frequency))
                {
                    return false;
                }
            }
            else if (scanner.Take("\"interval\":"u8))
            {
                hasInterval = scanner.TakeInteger(out interval);
                if (!hasInterval)
                {
                    return false;
                }
            }
            else if (scanner.Take("\"backfill\":"u8))
            {
                hasBackfill = scanner.TakeBoolean(out backfill);
                if (!hasBackfill)
                {
                    return false;
                }
            }
            else
            {
                return false;
            }
        }
        while (scanner.Take((byte)','));

        if (!scanner.Take((byte)'}'))
        {
            return false;
        }

        if (!hasStartTime || frequency == 0)
        {
            return scanner.Fail(ReadError.Required);
        }

        if (frequency == Frequency.Once)
        {
            if (hasInterval || hasBackfill)
            {
                return scanner.Fail(ReadError.Not);
            }
        }
        else if (!hasInterval)
        {
            return scanner.Fail(ReadError.Required);
        }
        else if (interval < (frequency == Frequency.Minute ? 15 : 1))
        {
            return scanner.Fail(ReadError.Minimum);
        }

        schedule = new Schedule(startTime, frequency, hasInterval ? interval : null, hasBackfill ? backfill : null);
        return true;
    }

    private static bool TakeFrequency(ref Scanner scanner, out Frequency frequency)
    {
        frequency = scanner.Take("minute\""u8) ? Frequency.Minute
            : scanner.Take("hour\""u8) ? Frequency.Hour
            : scanner.Take("day\""u8) ? Frequency.Day
            : scanner.Take("once\""u8) ? Frequency.Once
            : scanner.Take("week\""u8) ? Frequency.Week
            : 0;
        return frequency != 0;
    }
}
