using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedFlows.CompilerServices;

/// <summary>
/// Writes JSON as UTF-8 without white space, straight into a buffer; the caller takes care that objects and arrays are closed.
/// Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct SpecWriter
{
    private const int FirstBuffer = 256;
    private const int NextBuffer = 4096;

    private readonly IBufferWriter<byte> _output;
    private Span<byte> _buffer;
    private int _at;

    // Whether an object or an array has just begun: no comma goes before what comes.
    private bool _isFirst;

    internal SpecWriter(IBufferWriter<byte> output)
    {
        _output = output;
        _buffer = output.GetSpan(FirstBuffer);
    }

    /// <summary>Writes one item of a list or one value of a map.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="writer">Takes it.</param>
    /// <param name="item">The item.</param>
    public delegate void WriteItem<in T>(ref SpecWriter writer, T item);

    /// <summary>Begins an object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StartObject()
    {
        Put((byte)'{');
        _isFirst = true;
    }

    /// <summary>Ends an object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndObject()
    {
        Put((byte)'}');
        _isFirst = false;
    }

    /// <summary>Writes what always stands there: how an object begins, or goes on after a member, up to a value.</summary>
    /// <param name="text">A brace or a comma, the name in quotes, and a colon, as UTF-8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fixed(ReadOnlySpan<byte> text)
    {
        Put(text);
        _isFirst = false;
    }

    /// <summary>Writes the name of a member, made ready, and the comma before it where one goes there.</summary>
    /// <param name="name">A comma, the name in quotes, and a colon, as UTF-8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Name(ReadOnlySpan<byte> name)
    {
        Reserve(name.Length);
        if (_isFirst)
        {
            name[1..].CopyTo(_buffer[_at..]);
            _at += name.Length - 1;
            _isFirst = false;
        }
        else
        {
            name.CopyTo(_buffer[_at..]);
            _at += name.Length;
        }
    }

    /// <summary>Writes the name of a member that is data.</summary>
    /// <param name="name">The name.</param>
    public void Name(string name)
    {
        Item();
        Write(name);
        Put((byte)':');
    }

    /// <summary>Writes a list.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="write">Writes one.</param>
    /// <param name="mayBeNull">Whether null is written for no list.</param>
    public void WriteList<T>(IReadOnlyList<T>? items, WriteItem<T> write, bool mayBeNull = false)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (items is null && mayBeNull)
        {
            Put("null"u8);
            return;
        }

        Put((byte)'[');
        _isFirst = true;
        if (items is T[] array)
        {
            foreach (var item in array)
            {
                Item();
                write(ref this, item);
            }
        }
        else
        {
            for (var i = 0; i < items!.Count; i++)
            {
                Item();
                write(ref this, items[i]);
            }
        }

        Put((byte)']');
        _isFirst = false;
    }

    /// <summary>Writes an object whose member names are data.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="members">The members.</param>
    /// <param name="write">Writes one value.</param>
    /// <param name="mayBeNull">Whether null is written for no map.</param>
    public void WriteMap<T>(IReadOnlyDictionary<string, T>? members, WriteItem<T> write, bool mayBeNull = false)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (members is null && mayBeNull)
        {
            Put("null"u8);
            return;
        }

        StartObject();
        foreach (var (name, value) in members!)
        {
            Name(name);
            write(ref this, value);
        }

        EndObject();
    }

    /// <summary>Writes the members that the schema does not declare, those left out that it does.</summary>
    /// <param name="members">The members; null for none.</param>
    /// <param name="declared">Names of the declared members.</param>
    public void WriteMembers(IReadOnlyDictionary<string, System.Text.Json.JsonElement>? members, JsonNames declared)
    {
        if (members is null)
        {
            return;
        }

        ArgumentNullException.ThrowIfNull(declared);
        foreach (var (name, value) in members)
        {
            if (!declared.Contains(name))
            {
                Name(name);
                Write(value);
            }
        }
    }

    internal void Flush() => _output.Advance(_at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Item()
    {
        if (!_isFirst)
        {
            Put((byte)',');
        }

        _isFirst = false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(byte value)
    {
        Reserve(1);
        _buffer[_at++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_buffer[_at..]);
        _at += text.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int length)
    {
        if (_buffer.Length - _at < length)
        {
            Grow(length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int length)
    {
        _output.Advance(_at);
        _at = 0;
        _buffer = _output.GetSpan(Math.Max(length, NextBuffer));
    }
}
