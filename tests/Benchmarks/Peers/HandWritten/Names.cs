using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

internal static class Names
{
    /// <summary>Compares the name in the usual case without escapes inline, as a comparison of constant length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.ValueIsEscaped ? reader.ValueTextEquals(name) : reader.ValueSpan.SequenceEqual(name);
}
