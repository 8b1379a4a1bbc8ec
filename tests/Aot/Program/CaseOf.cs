using System.Diagnostics.CodeAnalysis;

namespace TypedFlows.Aot;

/// <summary>Reads a case of a union through the union.</summary>
internal static class CaseOf<TUnion, TCase>
    where TUnion : class
    where TCase : class, TUnion
{
    public static TryParse<TCase> TryParse(TryParse<TUnion> parse) =>
        (ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out TCase? value, out ValidationResult result, ReadOptions? options) =>
        {
            value = parse(utf8Json, out var union, out result, options) ? union as TCase : null;
            return value is not null;
        };
}
