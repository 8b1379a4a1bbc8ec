using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace TypedFlows.CompilerServices;

/// <content>Writes single values. A null value is written as null.</content>
public ref partial struct SpecWriter
{
    // The maximum length of a number.
    private const int NumberLength = 32;

    /// <summary>Writes an integer.</summary>
    /// <param name="value">The number.</param>
    public void Write(long value)
    {
        Reserve(NumberLength);
        Utf8Formatter.TryFormat(value, _buffer[_at..], out var written);
        _at += written;
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">The number is NaN or infinite.</exception>
    public void Write(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException("JSON cannot represent NaN or an infinity. Set a finite number.", nameof(value));
        }

        Reserve(NumberLength);
        Utf8Formatter.TryFormat(value, _buffer[_at..], out var written);
        _at += written;
    }

    /// <summary>Writes a boolean.</summary>
    /// <param name="value">The boolean.</param>
    public void Write(bool value)
    {
        if (value)
        {
            Put("true"u8);
        }
        else
        {
            Put("false"u8);
        }
    }

    /// <summary>Writes a string.</summary>
    /// <param name="value">The string. An unpaired surrogate becomes a replacement character.</param>
    public void Write(string? value)
    {
        if (value is null)
        {
            Put("null"u8);
            return;
        }

        Reserve(value.Length + 2);
        var buffer = _buffer[_at..];
        buffer[0] = (byte)'"';
        var plain = CopyPlain(value, buffer[1..]);
        if (plain == value.Length)
        {
            buffer[plain + 1] = (byte)'"';
            _at += plain + 2;
        }
        else
        {
            _at += plain + 1;
            WriteEscaped(value.AsSpan(plain));
        }
    }

    /// <summary>Writes the text of a secret.</summary>
    /// <param name="value">The secret.</param>
    public void Write(Secret value) => Write(s_omitsSecrets ? null : value.Reveal());

    /// <summary>Writes the text of a secret.</summary>
    /// <param name="value">The secret.</param>
    public void Write(Secret? value) => Write(s_omitsSecrets ? null : value?.Reveal());

    /// <summary>Writes an integer.</summary>
    /// <param name="value">The number.</param>
    public void Write(long? value)
    {
        if (value is { } present)
        {
            Write(present);
        }
        else
        {
            Put("null"u8);
        }
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    public void Write(double? value)
    {
        if (value is { } present)
        {
            Write(present);
        }
        else
        {
            Put("null"u8);
        }
    }

    /// <summary>Writes a boolean.</summary>
    /// <param name="value">The boolean.</param>
    public void Write(bool? value)
    {
        if (value is { } present)
        {
            Write(present);
        }
        else
        {
            Put("null"u8);
        }
    }

    /// <summary>Writes a nested record.</summary>
    /// <typeparam name="T">The type of the record.</typeparam>
    /// <param name="value">The record.</param>
    /// <param name="mayBeNull">True if null is written for a missing record.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<T>(T? value, bool mayBeNull = false)
        where T : class, ISpecValue
    {
        if (value is null && mayBeNull)
        {
            Put("null"u8);
        }
        else
        {
            value!.Write(ref this);
        }
    }

    /// <summary>Writes one of several texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="number">The one-based number of the text, or null to write null.</param>
    /// <exception cref="ArgumentOutOfRangeException">No text has this number.</exception>
    public void WriteEnum(JsonNames texts, int? number)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (number is not { } present)
        {
            Put("null"u8);
        }
        else if (texts.Quoted(present - 1, out var length) is { } quoted)
        {
            Reserve(quoted.Length);
            if (quoted.Length == JsonNames.ShortLength)
            {
                Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(quoted)).StoreUnsafe(
                    ref MemoryMarshal.GetReference(_buffer), (nuint)_at);
            }
            else
            {
                quoted.AsSpan(0, length).CopyTo(_buffer[_at..]);
            }

            _at += length;
        }
        else
        {
            Write(texts.Text(present - 1));
        }
    }

    /// <summary>Writes any JSON value.</summary>
    /// <param name="value">The value.</param>
    public void Write(JsonElement? value)
    {
        if (value is { } present)
        {
            Write(present);
        }
        else
        {
            Put("null"u8);
        }
    }

    /// <summary>Writes any JSON value.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The value is undefined.</exception>
    public void Write(JsonElement value)
    {
#if NET9_0_OR_GREATER
        var json = JsonMarshal.GetRawUtf8Value(value);
#else
        ReadOnlySpan<byte> json = value.ValueKind == JsonValueKind.Undefined ? [] : System.Text.Encoding.UTF8.GetBytes(value.GetRawText());
#endif
        if (json.Length > 0 && JsonScanner.SkipValue(json, 0, 0) == json.Length)
        {
            Put(json);
        }
        else
        {
            // The text has comments or trailing commas, or is nested very deeply.
            WriteByKind(value);
        }
    }

    private void WriteByKind(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                StartObject();
                foreach (var member in value.EnumerateObject())
                {
                    Name(SpecJson.NameOf(member));
                    Write(member.Value);
                }

                EndObject();
                break;
            case JsonValueKind.Array:
                Put((byte)'[');
                _isFirst = true;
                foreach (var item in value.EnumerateArray())
                {
                    Item();
                    Write(item);
                }

                Put((byte)']');
                _isFirst = false;
                break;
            default:
                PutText(value.GetRawText());
                break;
        }
    }
}
