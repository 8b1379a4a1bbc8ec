using System.Collections;

namespace TypedFlows.CompilerServices;

/// <summary>Represents the items of an array that was read, some of which keep their text.</summary>
internal sealed class ScalarList<T>(JsonScalar<T>[] items) : IReadOnlyList<T>
    where T : struct
{
    public int Count => items.Length;

    public T this[int index] => items[index].Value.GetValueOrDefault();

    public JsonScalar<T> Scalar(int index) => items[index];

    public IEnumerator<T> GetEnumerator() => items.Select(item => item.Value.GetValueOrDefault()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
