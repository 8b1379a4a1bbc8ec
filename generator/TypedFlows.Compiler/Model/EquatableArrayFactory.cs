namespace TypedFlows.Compiler.Model;

internal static class EquatableArray
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? EquatableArray<T>.Empty : new(items.ToArray());

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => items.ToArray() is { Length: > 0 } array ? new(array) : EquatableArray<T>.Empty;
}
