using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedFlows;

/// <summary>Compares items of lists and maps by meaning; JSON values have no such equality of their own.</summary>
internal sealed class SpecComparer<T> : IEqualityComparer<T>
{
    public static SpecComparer<T> Default { get; } = new();

    public bool Equals(T? x, T? y) => (x, y) switch
    {
        (JsonElement a, JsonElement b) => SpecJson.Equal(a, b),
        (IReadOnlyList<JsonElement> a, IReadOnlyList<JsonElement> b) => SpecJson.Equal(a, b),
        (IReadOnlyList<string> a, IReadOnlyList<string> b) => SpecJson.Equal(a, b),
        (IReadOnlyList<long> a, IReadOnlyList<long> b) => SpecJson.Equal(a, b),
        (IReadOnlyList<double> a, IReadOnlyList<double> b) => SpecJson.Equal(a, b),
        (IReadOnlyList<object> a, IReadOnlyList<object> b) => SpecJson.Equal(a, b),
        _ => EqualityComparer<T>.Default.Equals(x, y),
    };

    public int GetHashCode([DisallowNull] T obj) => obj switch
    {
        JsonElement json => SpecJson.Hash(json),
        System.Collections.IEnumerable and not string => 0,
        _ => EqualityComparer<T>.Default.GetHashCode(obj),
    };
}
