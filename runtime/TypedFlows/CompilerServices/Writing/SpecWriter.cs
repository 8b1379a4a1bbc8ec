using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedFlows.CompilerServices;

/// <summary>Writes JSON as UTF-8 without white space directly into a buffer. The caller closes objects and arrays. This type is intended
/// for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct SpecWriter
{
    private const int FirstBuffer = 256;
    private const int NextBuffer = 4096;

    [ThreadStatic]
    private static bool s_omitsSecrets;

    private readonly IBufferWriter<byte> _output;
    private Span<byte> _buffer;
    private int _at;

    // Indicates whether an object or an array has just begun, so that no comma precedes the next value.
    private bool _isFirst;

    internal SpecWriter(IBufferWriter<byte> output)
    {
        _output = output;
        _buffer = output.GetSpan(FirstBuffer);
    }

    /// <summary>Writes one item of a list or one value of a map.</summary>
    /// <typeparam name="T">The type of the item.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="item">The item.</param>
    public delegate void WriteItem<in T>(ref SpecWriter writer, T item);

    /// <summary>Calls a function, during which a record writes null in place of each secret.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="write">The function, which writes records on the calling thread.</param>
    /// <returns>The result of the function.</returns>
    public static T WithoutSecrets<T>(Func<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var before = s_omitsSecrets;
        s_omitsSecrets = true;
        try
        {
            return write();
        }
        finally
        {
            s_omitsSecrets = before;
        }
    }

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

    /// <summary>Writes a fixed text: the beginning of an object, or the continuation after a property, up to a value.</summary>
    /// <param name="text">A brace or a comma, the quoted name, and a colon, as UTF-8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fixed(ReadOnlySpan<byte> text)
    {
        Put(text);
        _isFirst = false;
    }

    /// <summary>Writes a prepared property name, with a comma before it if needed.</summary>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
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

    /// <summary>Writes a dynamic property name.</summary>
    /// <param name="name">The name.</param>
    public void Name(string name)
    {
        Item();
        Write(name);
        Put((byte)':');
    }

    /// <summary>Writes a list.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="write">A function that writes one item.</param>
    /// <param name="mayBeNull">True if null is written for a missing list.</param>
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

    /// <summary>Writes an object with dynamic property names.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="members">The properties.</param>
    /// <param name="write">A function that writes one value.</param>
    /// <param name="mayBeNull">True if null is written for a missing map.</param>
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

    /// <summary>Writes the properties that the schema does not declare. Declared properties are skipped.</summary>
    /// <param name="members">The properties, or null for none.</param>
    /// <param name="declared">The names of the declared properties.</param>
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
