using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TypedFlows.CompilerServices;

/// <summary>Represents the values of a map that was read, some of which keep their text.</summary>
internal sealed class ScalarMap<T>(IReadOnlyDictionary<string, JsonScalar<T>> members) : IReadOnlyDictionary<string, T>
    where T : struct
{
    public IEnumerable<string> Keys => members.Keys;

    public IEnumerable<T> Values => members.Values.Select(value => value.Value.GetValueOrDefault());

    public int Count => members.Count;

    public T this[string key] => members[key].Value.GetValueOrDefault();

    public JsonScalar<T> Scalar(string key) => members[key];

    public bool ContainsKey(string key) => members.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var isThere = members.TryGetValue(key, out var scalar);
        value = scalar.Value.GetValueOrDefault();
        return isThere;
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() =>
        members.Select(member => KeyValuePair.Create(member.Key, member.Value.Value.GetValueOrDefault())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
