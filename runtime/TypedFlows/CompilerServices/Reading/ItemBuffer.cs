using System.Buffers;
using System.Runtime.CompilerServices;

namespace TypedFlows.CompilerServices;

/// <summary>Collects items until their number is known, and then returns an array of that size. Growing buffers are rented.</summary>
internal struct ItemBuffer<T>
{
    private const int Few = 8;

    private FewItems _few;
    private T[]? _many;
    private int _count;

    public readonly int Count => _count;

    public void Add(T item)
    {
        if (_count < Few)
        {
            _few[_count] = item;
        }
        else
        {
            if (_many is null || _count == _many.Length)
            {
                Grow();
            }

            _many![_count] = item;
        }

        _count++;
    }

    /// <summary>Returns the items. The buffer cannot be used afterwards.</summary>
    public T[] ToArray()
    {
        if (_count == 0)
        {
            return [];
        }

        var items = new T[_count];
        if (_many is null)
        {
            ((Span<T>)_few)[.._count].CopyTo(items);
            return items;
        }

        ((Span<T>)_few).CopyTo(_many);
        _many.AsSpan(0, _count).CopyTo(items);
        Return();
        return items;
    }

    /// <summary>Returns the rented buffers without creating an array.</summary>
    public readonly void Discard()
    {
        if (_many is not null)
        {
            Return();
        }
    }

    private void Grow()
    {
        var grown = ArrayPool<T>.Shared.Rent(_count * 4);
        if (_many is not null)
        {
            _many.AsSpan(Few, _count - Few).CopyTo(grown.AsSpan(Few));
            Return();
        }

        _many = grown;
    }

    private readonly void Return()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            _many.AsSpan(0, _count).Clear();
        }

        ArrayPool<T>.Shared.Return(_many!);
    }

    [InlineArray(Few)]
    private struct FewItems
    {
        private T _first;
    }
}
