using System.Buffers.Binary;
using System.Globalization;

namespace TypedFlows.Emulator.Storage;

/// <summary>
/// Checks the write-ahead log of the database before it is opened. SQLite ignores everything from the first damaged frame on, so committed
/// changes would disappear silently.
/// </summary>
internal static class WriteAheadLog
{
    private const int HeaderLength = 32;
    private const int FrameHeaderLength = 24;
    private const uint LittleEndian = 0x377f0682;
    private const uint BigEndian = 0x377f0683;

    /// <summary>Reports a damaged log, and keeps a copy of it.</summary>
    public static void Check(DataFolder folder)
    {
        var path = folder.Database + "-wal";
        if (!File.Exists(path) || FindDamage(path) is not { } damage)
        {
            return;
        }

        var copy = string.Create(CultureInfo.InvariantCulture, $"{path}.{File.GetLastWriteTimeUtc(path).Ticks}.damaged");
        File.Copy(path, copy, overwrite: true);
        folder.Report(
            Path.GetFileName(path),
            $"{damage} The changes from there on are lost, unless the last one was being written when the process ended. A copy is in "
                + $"{Path.GetFileName(copy)}.");
    }

    private static string? FindDamage(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024);
        var header = new byte[HeaderLength];
        if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
        {
            // The log has no frame.
            return null;
        }

        var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        var pageSize = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8));
        if (magic is not (LittleEndian or BigEndian) || pageSize is < 512 or > 65536)
        {
            return "Its header is damaged.";
        }

        var isBigEndian = magic == BigEndian;
        var sum = Add(default, header.AsSpan(0, 24), isBigEndian);
        if (sum != Stored(header.AsSpan(24)))
        {
            return "Its header is damaged.";
        }

        var salt = header.AsSpan(16, 8).ToArray();
        var frame = new byte[FrameHeaderLength + (int)pageSize];
        for (var number = 1; ; number++)
        {
            var length = file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false);
            if (length < FrameHeaderLength)
            {
                return null;
            }

            // Frames of an earlier generation of the log have another salt.
            if (!frame.AsSpan(8, 8).SequenceEqual(salt))
            {
                return IsFollowed(file, frame, salt) ? $"Frame {number} is damaged." : null;
            }

            sum = Add(Add(sum, frame.AsSpan(0, 8), isBigEndian), frame.AsSpan(FrameHeaderLength), isBigEndian);
            if (length < frame.Length || sum != Stored(frame.AsSpan(16)))
            {
                return $"Frame {number} is damaged.";
            }
        }
    }

    /// <summary>Returns whether a later frame belongs to the current generation.</summary>
    private static bool IsFollowed(FileStream file, byte[] frame, byte[] salt)
    {
        while (file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length)
        {
            if (frame.AsSpan(8, 8).SequenceEqual(salt))
            {
                return true;
            }
        }

        return false;
    }

    private static (uint, uint) Stored(ReadOnlySpan<byte> bytes) =>
        (BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]));

    /// <summary>Continues the checksum of the file format, a Fibonacci sum over pairs of words.</summary>
    private static (uint, uint) Add((uint, uint) sum, ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        var (first, second) = sum;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            first = unchecked(first + Word(bytes, isBigEndian) + second);
            second = unchecked(second + Word(bytes[4..], isBigEndian) + first);
        }

        return (first, second);
    }

    private static uint Word(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
