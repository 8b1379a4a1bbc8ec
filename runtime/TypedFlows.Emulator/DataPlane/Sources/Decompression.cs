namespace TypedFlows.Emulator.DataPlane;

/// <summary>How much may come out of a compressed file.</summary>
/// <param name="compressedLength">Its size, bytes.</param>
internal sealed class Decompression(long compressedLength)
{
    public const long Ratio = 200;

    private const long AlwaysAllowed = 64 * 1024 * 1024;

    public long Limit { get; } = Math.Max(AlwaysAllowed, compressedLength * Ratio);

    /// <summary>What has come out so far.</summary>
    public long Taken { get; set; }
}
