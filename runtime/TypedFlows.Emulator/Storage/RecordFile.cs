using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TypedFlows.Emulator.Storage;

/// <summary>
/// Reads the end of a file of records: a signature, the number of records, and their checksum. It is written last, so a file without it was
/// never part of a commit.
/// </summary>
internal static class RecordFile
{
    public const string Extension = ".records";

    private const int FooterLength = 8 + sizeof(long) + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Signature => "TFRECS1\n"u8;

    public static void WriteFooter(Stream file, long count, byte[] contentSum)
    {
        Span<byte> footer = stackalloc byte[FooterLength];
        Signature.CopyTo(footer);
        BinaryPrimitives.WriteInt64LittleEndian(footer[Signature.Length..], count);
        contentSum.CopyTo(footer[(Signature.Length + sizeof(long))..]);
        file.Write(footer);
    }

    /// <summary>Returns whether a file was written to its end, so that it may contain committed records.</summary>
    public static bool IsComplete(string path)
    {
        using var file = Open(path);
        return HasFooter(file) || EndsAtRecord(file);
    }

    /// <summary>Computes the checksum of the records of a file.</summary>
    /// <returns>The checksum, or <see langword="null"/> if the file does not have the number of records.</returns>
    public static byte[]? ContentSum(string path, long count)
    {
        using var file = Open(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[256 * 1024];
        var length = new byte[sizeof(int)];
        for (long record = 0; record < count; record++)
        {
            if (file.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
            {
                return null;
            }

            hash.AppendData(length);
            var left = BinaryPrimitives.ReadInt32LittleEndian(length);
            if (left < 0)
            {
                return null;
            }

            while (left > 0)
            {
                var read = file.Read(buffer, 0, Math.Min(left, buffer.Length));
                if (read == 0)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                left -= read;
            }
        }

        // Files of version 0.1.0 end here.
        return file.Position == file.Length || file.Length - file.Position == FooterLength ? hash.GetHashAndReset() : null;
    }

    private static bool HasFooter(FileStream file)
    {
        if (file.Length < FooterLength)
        {
            return false;
        }

        Span<byte> signature = stackalloc byte[Signature.Length];
        file.Position = file.Length - FooterLength;
        file.ReadExactly(signature);
        return signature.SequenceEqual(Signature);
    }

    /// <summary>Returns whether the file consists of whole records, as a complete file of version 0.1.0 does.</summary>
    private static bool EndsAtRecord(FileStream file)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        file.Position = 0;
        while (file.Position + sizeof(int) <= file.Length)
        {
            file.ReadExactly(length);
            var next = file.Position + BinaryPrimitives.ReadInt32LittleEndian(length);
            if (next < file.Position || next > file.Length)
            {
                return false;
            }

            file.Position = next;
        }

        return file.Length > 0 && file.Position == file.Length;
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024);
}
