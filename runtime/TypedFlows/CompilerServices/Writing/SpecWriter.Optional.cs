using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>Writes properties that may be absent. Nothing is written for null.</content>
public ref partial struct SpecWriter
{
    /// <summary>Writes a property with a string.</summary>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="value">The string, or null to write nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Optional(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            Name(name);
            Write(value);
        }
    }

    /// <summary>Writes a property with the text of a secret.</summary>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="value">The secret, or null to write nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Optional(ReadOnlySpan<byte> name, Secret? value)
    {
        if (value is { } present)
        {
            Name(name);
            Write(present);
        }
    }

    /// <summary>Writes a property with an integer.</summary>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="value">The number, or null to write nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Optional(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } present)
        {
            Name(name);
            Write(present);
        }
    }

    /// <summary>Writes a property with a number.</summary>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="value">The number, or null to write nothing.</param>
    /// <exception cref="ArgumentException">The number is NaN or infinite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Optional(ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } present)
        {
            Name(name);
            Write(present);
        }
    }

    /// <summary>Writes a property with a number, or the text that it keeps.</summary>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="value">The number. Nothing is written if it has no value.</param>
    /// <exception cref="ArgumentException">The number is NaN or infinite.</exception>
    public void Optional(ReadOnlySpan<byte> name, JsonScalar<double> value)
    {
        if (value.HasValue)
        {
            Name(name);
            Write(value);
        }
    }

    /// <summary>Writes a property with a boolean.</summary>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="value">The boolean, or null to write nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Optional(ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } present)
        {
            Name(name);
            Write(present);
        }
    }

    /// <summary>Writes a property with a date.</summary>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="value">The date, or null to write nothing.</param>
    public void Optional(ReadOnlySpan<byte> name, DateOnly? value)
    {
        if (value is { } present)
        {
            Name(name);
            Write(present);
        }
    }

    /// <summary>Writes a property with a date and time, or the text that it keeps.</summary>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="value">The date and time. Nothing is written if it has no value.</param>
    public void Optional(ReadOnlySpan<byte> name, JsonScalar<DateTimeOffset> value)
    {
        if (value.HasValue)
        {
            Name(name);
            Write(value);
        }
    }

    /// <summary>Writes a property with one of several texts.</summary>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="number">The one-based number of the text, or null to write nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">No text has this number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Optional(ReadOnlySpan<byte> name, JsonNames texts, int? number)
    {
        if (number is not null)
        {
            Name(name);
            WriteEnum(texts, number);
        }
    }

    /// <summary>Writes a property with a nested record.</summary>
    /// <typeparam name="T">The type of the record.</typeparam>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="value">The record, or null to write nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Optional<T>(ReadOnlySpan<byte> name, T? value)
        where T : class, ISpecValue
    {
        if (value is not null)
        {
            Name(name);
            value.Write(ref this);
        }
    }

    /// <summary>Writes a property with a list.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="items">The items, or null to write nothing.</param>
    /// <param name="write">A function that writes one item.</param>
    public void Optional<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? items, WriteItem<T> write)
    {
        if (items is not null)
        {
            Name(name);
            WriteList(items, write);
        }
    }

    /// <summary>Writes a property with a list of values that may keep their texts.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="items">The items, or null to write nothing.</param>
    /// <param name="write">A function that writes one item.</param>
    public void Optional<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? items, WriteItem<JsonScalar<T>> write)
        where T : struct
    {
        if (items is not null)
        {
            Name(name);
            WriteListOfScalars(items, write);
        }
    }

    /// <summary>Writes a property with an object that has dynamic property names.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="members">The properties, or null to write nothing.</param>
    /// <param name="write">A function that writes one value.</param>
    public void Optional<T>(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? members, WriteItem<T> write)
    {
        if (members is not null)
        {
            Name(name);
            WriteMap(members, write);
        }
    }

    /// <summary>Writes a property with an object that has dynamic property names and values that may keep their texts.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="members">The properties, or null to write nothing.</param>
    /// <param name="write">A function that writes one value.</param>
    public void Optional<T>(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? members, WriteItem<JsonScalar<T>> write)
        where T : struct
    {
        if (members is not null)
        {
            Name(name);
            WriteMapOfScalars(members, write);
        }
    }

    /// <summary>Writes a property with any JSON value.</summary>
    /// <param name="name">A comma, the quoted name, and a colon, as UTF-8.</param>
    /// <param name="value">The value, or null to write nothing.</param>
    /// <exception cref="InvalidOperationException">The value is undefined.</exception>
    public void Optional(ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is { } present)
        {
            Name(name);
            Write(present);
        }
    }
}
