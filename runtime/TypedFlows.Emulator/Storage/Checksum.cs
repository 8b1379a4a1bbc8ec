using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TypedFlows.Emulator.Storage;

/// <summary>Computes the checksums that detect damage of stored data.</summary>
internal static class Checksum
{
    /// <summary>Returns the checksum of a row. Each field counts with its length, so fields cannot flow into each other.</summary>
    public static byte[] Of(params ReadOnlySpan<object> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(long)];
        foreach (var field in fields)
        {
            var bytes = field switch
            {
                byte[] known => known,
                long number => BitConverter.GetBytes(number),
                _ => Encoding.UTF8.GetBytes((string)field),
            };
            BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }

    public static bool Matches(object? stored, byte[] computed) => stored is byte[] known && known.AsSpan().SequenceEqual(computed);
}
