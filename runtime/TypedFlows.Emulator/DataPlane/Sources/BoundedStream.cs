namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Limits the decompressed size of a file. Normal data shrinks ten or twenty times; a file that expands a thousand times is an attempt to
/// fill the disk.
/// </summary>
/// <param name="budget">The decompressed size that the whole file may have; the files of one archive share it.</param>
internal sealed class BoundedStream(Stream inner, SourceFile file, Decompression budget) : Stream
{

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw SourceFault.Malformed.With(file.Name, "it cannot be decompressed: " + e.Message);
        }

        budget.Taken += read;
        return budget.Taken > budget.Limit
            ? throw SourceFault.Malformed.With(
                file.Name,
                $"it decompresses to more than {budget.Limit} bytes, {Decompression.Ratio} times its size.")
            : read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
