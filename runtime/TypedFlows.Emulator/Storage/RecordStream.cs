namespace TypedFlows.Emulator.Storage;

/// <summary>Reads a sequence of records: length, then text.</summary>
internal static class RecordStream
{
    public static void Write(Stream stream, ReadOnlySpan<byte> json)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BitConverter.TryWriteBytes(length, json.Length);
        stream.Write(length);
        stream.Write(json);
    }

    public static IEnumerable<ReadOnlyMemory<byte>> Read(Stream stream, long count)
    {
        var length = new byte[sizeof(int)];
        for (long i = 0; i < count; i++)
        {
            // A batch that was removed during the read ends here.
            if (stream.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
            {
                yield break;
            }

            var json = new byte[BitConverter.ToInt32(length)];
            stream.ReadExactly(json);
            yield return json;
        }
    }
}
