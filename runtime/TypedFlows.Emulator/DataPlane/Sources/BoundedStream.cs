namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Limits the decompressed size of a file. Normal data shrinks ten or twenty times; a file that expands a thousand times is an attempt to
/// fill the disk.
/// </summary>
/// <param name="budget">The decompressed size that the whole file may have; the files of one archive share it.</param>
internal sealed class BoundedStream(Stream inner, SourceFile file, Decompression budget) : ForwardStream(inner)
{
    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = Inner.Read(buffer);
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
}
