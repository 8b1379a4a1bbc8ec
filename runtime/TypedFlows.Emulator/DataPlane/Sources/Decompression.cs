namespace TypedFlows.Emulator.DataPlane;

/// <summary>Tracks the decompressed size of a compressed file.</summary>
/// <param name="compressedLength">The compressed size in bytes.</param>
internal sealed class Decompression(long compressedLength)
{
    public const long Ratio = 200;

    private const long AlwaysAllowed = 64 * 1024 * 1024;

    public long Limit { get; } = Math.Max(AlwaysAllowed, compressedLength * Ratio);

    /// <summary>Gets or sets the number of decompressed bytes so far.</summary>
    public long Taken { get; set; }
}
