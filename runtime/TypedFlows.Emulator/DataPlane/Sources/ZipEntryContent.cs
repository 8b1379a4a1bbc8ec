using System.IO.Compression;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Decompresses an entry of a zip archive, and checks its length and checksum at its end.</summary>
internal sealed class ZipEntryContent(ZipArchiveEntry entry) : ForwardStream(entry.Open())
{
    private static readonly uint[] s_table = Table();

    private readonly long _length = entry.Length;
    private readonly uint _expected = entry.Crc32;
    private uint _sum = uint.MaxValue;
    private long _read;

    /// <exception cref="InvalidDataException">The entry is damaged, or its data end early.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = Inner.Read(buffer);
        foreach (var b in buffer[..read])
        {
            _sum = (_sum >> 8) ^ s_table[(byte)(_sum ^ b)];
        }

        _read += read;
        return read > 0 || buffer.IsEmpty || (_read == _length && ~_sum == _expected)
            ? read
            : throw new InvalidDataException("The data of the entry do not match the length and checksum of the archive.");
    }

    private static uint[] Table()
    {
        const uint Polynomial = 0xEDB88320;
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
            }

            table[i] = value;
        }

        return table;
    }
}
