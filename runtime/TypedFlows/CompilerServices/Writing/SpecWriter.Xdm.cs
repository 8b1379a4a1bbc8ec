using System.Globalization;

namespace TypedFlows.CompilerServices;

/// <content>Writes the scalars of XDM records.</content>
public ref partial struct SpecWriter
{
    private const int DateLength = 10;

    /// <summary>Writes a number, or the text that it keeps.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">The number is NaN or infinite.</exception>
    public void Write(JsonScalar<double> value)
    {
        if (value.Text is { } text)
        {
            PutText(text);
        }
        else
        {
            Write(value.Value.GetValueOrDefault());
        }
    }

    /// <summary>Writes a date and time, or the text that it keeps.</summary>
    /// <param name="value">The date and time.</param>
    public void Write(JsonScalar<DateTimeOffset> value)
    {
        if (value.Text is { } text)
        {
            Write(text);
            return;
        }

        Reserve(XdmTime.MaxLength + 2);
        _buffer[_at++] = (byte)'"';
        _at += XdmTime.Format(value.Value.GetValueOrDefault(), _buffer[_at..]);
        _buffer[_at++] = (byte)'"';
    }

    /// <summary>Writes a date.</summary>
    /// <param name="value">The date.</param>
    public void Write(DateOnly value)
    {
        Reserve(DateLength + 2);
        _buffer[_at++] = (byte)'"';
        value.TryFormat(_buffer[_at..], out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        _at += written;
        _buffer[_at++] = (byte)'"';
    }

    /// <summary>Writes a list of values that may keep their texts.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="write">A function that writes one item.</param>
    /// <param name="mayBeNull">True if null is written for a missing list.</param>
    public void WriteListOfScalars<T>(IReadOnlyList<T>? items, WriteItem<JsonScalar<T>> write, bool mayBeNull = false)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(write);
        if (items is null && mayBeNull)
        {
            Put("null"u8);
            return;
        }

        var kept = items as ScalarList<T>;
        StartArray();
        for (var i = 0; i < items!.Count; i++)
        {
            Item();
            write(ref this, kept is null ? new(items[i]) : kept.Scalar(i));
        }

        EndArray();
    }

    /// <summary>Writes an object with dynamic property names and values that may keep their texts.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="members">The properties.</param>
    /// <param name="write">A function that writes one value.</param>
    /// <param name="mayBeNull">True if null is written for a missing map.</param>
    public void WriteMapOfScalars<T>(IReadOnlyDictionary<string, T>? members, WriteItem<JsonScalar<T>> write, bool mayBeNull = false)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(write);
        if (members is null && mayBeNull)
        {
            Put("null"u8);
            return;
        }

        var kept = members as ScalarMap<T>;
        StartObject();
        foreach (var (name, value) in members!)
        {
            Name(name);
            write(ref this, kept is null ? new(value) : kept.Scalar(name));
        }

        EndObject();
    }
}
