using System.Buffers.Text;
using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.CompilerServices;

/// <content>Reads the scalars of XDM records.</content>
public ref partial struct SpecReader
{
    private const int DateLength = 10;
    private const int LeastTimeLength = 20;

    /// <summary>Reads an integer in the range of int.</summary>
    /// <returns>The number.</returns>
    public int ReadInt32()
    {
        var value = ReadInt64();
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            return (int)value;
        }

        Misfit();
        return 0;
    }

    /// <summary>Reads an integer in the range of short.</summary>
    /// <returns>The number.</returns>
    public short ReadInt16()
    {
        var value = ReadInt64();
        if (value is >= short.MinValue and <= short.MaxValue)
        {
            return (short)value;
        }

        Misfit();
        return 0;
    }

    /// <summary>Reads an integer in the range of sbyte.</summary>
    /// <returns>The number.</returns>
    [CLSCompliant(false)]
    public sbyte ReadSByte()
    {
        var value = ReadInt64();
        if (value is >= sbyte.MinValue and <= sbyte.MaxValue)
        {
            return (sbyte)value;
        }

        Misfit();
        return 0;
    }

    /// <summary>Reads a number.</summary>
    /// <returns>The number, with its text if a double cannot represent it exactly.</returns>
    public JsonScalar<double> ReadNumber()
    {
        if (TryNumber(out var token)
            && Utf8Parser.TryParse(token, out double value, out var read)
            && read == token.Length
            && double.IsFinite(value))
        {
            if (IsExact(value, token))
            {
                return new(value);
            }

            // The rules apply to the digits. They are checked before an inexact value is read.
            if (!_exact)
            {
                return new(value, Encoding.ASCII.GetString(token));
            }
        }

        Misfit();
        return default;
    }

    /// <summary>Reads a date.</summary>
    /// <returns>The date.</returns>
    public DateOnly ReadDate()
    {
        var at = JsonScanner.SkipSpace(_json, _at);
        if (TryText(at, out var text)
            && text.Length == DateLength
            && DateTimeFormats.IsDate(text)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Misfit();
        return default;
    }

    /// <summary>Reads a date and time in one of the forms of XDM.</summary>
    /// <returns>The date and time, with its text if it is not in the form that is written.</returns>
    public JsonScalar<DateTimeOffset> ReadDateTime()
    {
        var json = _json;
        var at = JsonScanner.SkipSpace(json, _at);
        if (JsonScanner.ByteAt(json, at) == '"')
        {
            var end = JsonScanner.PlainEnd(json, at + 1);
            if (JsonScanner.ByteAt(json, end) == '"' && XdmTime.TryParse(json[(at + 1)..end], out var time, out var isUsual))
            {
                _at = end + 1;
                return new(time, isUsual ? null : Encoding.ASCII.GetString(json[(at + 1)..end]));
            }
        }

        return ReadOtherDateTime(at);
    }

    /// <summary>Reads an array of values that keep their texts.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="read">A function that reads one item.</param>
    /// <returns>The items.</returns>
    public IReadOnlyList<T> ReadListOfScalars<T>(ReadValue<JsonScalar<T>> read)
        where T : struct
    {
        var items = ReadList(read);
        return items.Any(item => item.Text is not null)
            ? new ScalarList<T>([.. items]) : [.. items.Select(item => item.Value.GetValueOrDefault())];
    }

    /// <summary>Reads an object with dynamic property names and values that keep their texts.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="read">A function that reads one value.</param>
    /// <returns>The values by name.</returns>
    public IReadOnlyDictionary<string, T> ReadMapOfScalars<T>(ReadValue<JsonScalar<T>> read)
        where T : struct => new ScalarMap<T>(ReadMap(read));

    // A string may contain escapes.
    private JsonScalar<DateTimeOffset> ReadOtherDateTime(int at)
    {
        if (TryText(at, out var text)
            && text.Length >= LeastTimeLength
            && XdmTime.TryParse(Encoding.UTF8.GetBytes(text), out var time, out var isUsual))
        {
            return new(time, isUsual ? null : text);
        }

        Misfit();
        return default;
    }
}
