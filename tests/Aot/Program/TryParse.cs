using System.Diagnostics.CodeAnalysis;

namespace TypedFlows.Aot;

internal delegate bool TryParse<T>(
    ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out T? value, out ValidationResult result, ReadOptions? options);
