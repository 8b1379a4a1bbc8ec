using System.Numerics;

namespace TypedFlows.Compiler.Sampling;

/// <summary>Produces the same numbers for the same seed on every machine and in every version (SplitMix64).</summary>
internal sealed class SampleRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Creates the numbers of one record. A record does not depend on the records before it.</summary>
    public static SampleRandom OfRecord(long seed, long record) =>
        new(new SampleRandom((ulong)seed).NextBits() ^ ((ulong)record * 0xd1342543de82ef95));

    public ulong NextBits()
    {
        _state += 0x9e3779b97f4a7c15;
        var bits = _state;
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
        return bits ^ (bits >> 31);
    }

    /// <summary>Returns a number from 0 to <paramref name="count"/> - 1, or 0 if the count is not positive.</summary>
    public long Next(long count) => count <= 1 ? 0 : (long)Math.BigMul(NextBits(), (ulong)count, out _);

    public int Next(int count) => (int)Next((long)count);

    public BigInteger Next(BigInteger count)
    {
        if (count <= long.MaxValue)
        {
            return Next((long)count);
        }

        var bits = BigInteger.Zero;
        for (var length = count.GetBitLength() + 64; length > 0; length -= 64)
        {
            bits = (bits << 64) + NextBits();
        }

        return bits % count;
    }

    public bool Chance(int percent) => Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];
}
