using System.Buffers;
using System.Runtime.CompilerServices;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Collects the items of an array of unknown length: the first ones on the stack, more in a rented array. The result is one array
/// of the exact length.</summary>
internal ref struct Items<T>
{
    private Few _few;
    private T[]? _rented;

    public int Count { get; private set; }

    public void Add(T item)
    {
        if (_rented is null && Count < Few.Length)
        {
            _few[Count++] = item;
            return;
        }

        if (_rented is null || Count == _rented.Length)
        {
            Grow();
        }

        _rented![Count++] = item;
    }

    public readonly T[] ToArray() =>
        _rented is null ? ((ReadOnlySpan<T>)_few)[..Count].ToArray() : _rented.AsSpan(0, Count).ToArray();

    /// <summary>Returns the rented array after clearing it.</summary>
    public void Dispose()
    {
        if (_rented is not null)
        {
            _rented.AsSpan(0, Count).Clear();
            ArrayPool<T>.Shared.Return(_rented);
            _rented = null;
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(64, Count * 2));
        if (_rented is null)
        {
            ((ReadOnlySpan<T>)_few)[..Count].CopyTo(larger);
        }
        else
        {
            _rented.CopyTo(larger, 0);
            Dispose();
        }

        _rented = larger;
    }

    [InlineArray(Length)]
    private struct Few
    {
        public const int Length = 4;

        private T _first;
    }
}
