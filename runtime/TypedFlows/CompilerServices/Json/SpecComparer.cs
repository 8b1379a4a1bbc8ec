using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <summary>Compares items of lists and maps by JSON equality, which JSON values do not provide.</summary>
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
        (string a, string b) => a == b,
        (IDictionary a, IDictionary b) => HaveEqualMembers(a, b),
        (IEnumerable a, IEnumerable b) => HaveEqualItems(a, b),
        _ => EqualityComparer<T>.Default.Equals(x, y),
    };

    public int GetHashCode([DisallowNull] T obj) => obj switch
    {
        JsonElement json => SpecJson.Hash(json),
        IEnumerable and not string => 0,
        _ => EqualityComparer<T>.Default.GetHashCode(obj),
    };

    // Nested lists and maps, with values of any type.
    private static bool HaveEqualMembers(IDictionary left, IDictionary right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var name in left.Keys)
        {
            if (!right.Contains(name) || !SpecComparer<object>.Default.Equals(left[name], right[name]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HaveEqualItems(IEnumerable left, IEnumerable right) =>
        left.Cast<object>().SequenceEqual(right.Cast<object>(), SpecComparer<object>.Default);
}
