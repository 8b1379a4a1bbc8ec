using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TypedFlows.Compiler.Model;

namespace TypedFlows;

/// <summary>
/// Reads the values of a generated record in one pass. What does not fit is skipped and noted; the slower way over the whole
/// document then says what is wrong with it. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct SpecReader
{
    private readonly bool _lenient;
    private readonly bool _exact;

    internal SpecReader(bool lenient, bool exact)
    {
        _lenient = lenient;
        _exact = exact;
        Fits = true;
    }

    /// <summary>Reads one value.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="reader">The JSON, on the first token of the value.</param>
    /// <param name="state">Keeps note of what does not fit.</param>
    /// <returns>The value; anything when it does not fit.</returns>
    public delegate T ReadValue<out T>(ref Utf8JsonReader reader, ref SpecReader state);

    /// <summary>True while all that was read fits the record exactly.</summary>
    public bool Fits { get; private set; }

    /// <summary>Notes that the value under the reader does not fit, and skips it.</summary>
    /// <param name="reader">The JSON, on the first token of the value.</param>
    public void Misfit(ref Utf8JsonReader reader)
    {
        Fits = false;
        reader.Skip();
    }

    /// <summary>Notes that a required member is missing.</summary>
    public void Incomplete() => Fits = false;

    /// <summary>Checks that an object begins here; skips any other value.</summary>
    /// <param name="reader">The JSON, on the first token of the value.</param>
    /// <returns>True for an object.</returns>
    public bool StartObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return true;
        }

        Misfit(ref reader);
        return false;
    }

    /// <summary>Goes to the next member of an object.</summary>
    /// <param name="reader">The JSON; stands on the member's name afterwards, or on the end of the object.</param>
    /// <returns>True when there is one.</returns>
    public readonly bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>True when the value is null.</summary>
    /// <param name="reader">The JSON, on the value.</param>
    /// <returns>True for the literal null.</returns>
    public readonly bool IsNull(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null;

    /// <summary>Compares a string value with a text of the schema.</summary>
    /// <param name="reader">The JSON, on the value.</param>
    /// <param name="text">The text, as UTF-8.</param>
    /// <returns>True when the value is that string.</returns>
    public readonly bool TextEquals(ref Utf8JsonReader reader, ReadOnlySpan<byte> text) => reader.TokenType switch
    {
        JsonTokenType.String => reader.ValueTextEquals(text),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => _lenient && Token(ref reader).SequenceEqual(text),
        _ => false,
    };

    /// <summary>Reads a whole number.</summary>
    /// <param name="reader">The JSON, on the value.</param>
    /// <returns>The number.</returns>
    public long ReadInt64(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetInt64(out var value) || JsonDecimal.Parse(Encoding.UTF8.GetString(Token(ref reader))).TryGetInt64(out value))
            {
                return value;
            }
        }
        else if (_lenient && reader.TokenType == JsonTokenType.String && reader.GetString() is { } text
            && SpecJson.IsNumber(text) && JsonDecimal.Parse(text).TryGetInt64(out var quoted))
        {
            return quoted;
        }

        Misfit(ref reader);
        return 0;
    }

    /// <summary>Reads a number.</summary>
    /// <param name="reader">The JSON, on the value.</param>
    /// <returns>The number.</returns>
    public double ReadDouble(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetDouble(out var value) && double.IsFinite(value) && (!_exact || IsExact(value, Token(ref reader))))
            {
                return value;
            }
        }
        else if (_lenient && reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && SpecJson.IsNumber(text))
        {
            var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (double.IsFinite(value) && (!_exact || IsExact(value, Encoding.UTF8.GetBytes(text))))
            {
                return value;
            }
        }

        Misfit(ref reader);
        return 0;
    }

    /// <summary>Reads a boolean.</summary>
    /// <param name="reader">The JSON, on the value.</param>
    /// <returns>The boolean.</returns>
    public bool ReadBoolean(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String when _lenient && reader.ValueTextEquals("true"u8):
                return true;
            case JsonTokenType.String when _lenient && reader.ValueTextEquals("false"u8):
                return false;
            default:
                Misfit(ref reader);
                return false;
        }
    }

    /// <summary>Reads a string.</summary>
    /// <param name="reader">The JSON, on the value.</param>
    /// <returns>The string; empty when it does not fit.</returns>
    public string ReadString(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return ReadText(ref reader);
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False when _lenient:
                return Encoding.UTF8.GetString(Token(ref reader));
            default:
                Misfit(ref reader);
                return string.Empty;
        }
    }

    /// <summary>Reads a secret string.</summary>
    /// <param name="reader">The JSON, on the value.</param>
    /// <returns>The secret.</returns>
    public Secret ReadSecret(ref Utf8JsonReader reader) => new(ReadString(ref reader));

    /// <summary>Reads a string of which only one text is allowed.</summary>
    /// <param name="reader">The JSON, on the value.</param>
    /// <param name="text">The text, as UTF-8.</param>
    public void ReadFixed(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        if (!TextEquals(ref reader, text))
        {
            Misfit(ref reader);
        }
    }

    /// <summary>Reads any JSON value.</summary>
    /// <param name="reader">The JSON, on the first token of the value.</param>
    /// <returns>The value, which owns its memory.</returns>
    public readonly JsonElement ReadJson(ref Utf8JsonReader reader) => JsonElement.ParseValue(ref reader);

    /// <summary>Reads a nested record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="reader">The JSON, on the first token of the value.</param>
    /// <returns>The record; null when the JSON does not fit it.</returns>
    public T ReadRecord<T>(ref Utf8JsonReader reader)
        where T : class, ISpecRecord<T> => T.Read(ref reader, ref this)!;

    /// <summary>Reads an array.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="reader">The JSON, on the first token of the value.</param>
    /// <param name="read">Reads one item.</param>
    /// <returns>The items.</returns>
    public IReadOnlyList<T> ReadList<T>(ref Utf8JsonReader reader, ReadValue<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Misfit(ref reader);
            return [];
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(read(ref reader, ref this));
        }

        return items;
    }

    /// <summary>Reads an object whose member names are data.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="reader">The JSON, on the first token of the value.</param>
    /// <param name="read">Reads one value.</param>
    /// <returns>The values by name.</returns>
    public IReadOnlyDictionary<string, T> ReadMap<T>(ref Utf8JsonReader reader, ReadValue<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        if (!StartObject(ref reader))
        {
            return values;
        }

        while (NextMember(ref reader))
        {
            var name = ReadText(ref reader);
            reader.Read();
            values[name] = read(ref reader, ref this);
        }

        return values;
    }

    /// <summary>Keeps a member that the schema does not declare.</summary>
    /// <param name="reader">The JSON, on the member's name.</param>
    /// <param name="members">Those kept so far; null when none.</param>
    public void ReadAdditional(ref Utf8JsonReader reader, ref Dictionary<string, JsonElement>? members)
    {
        var name = ReadText(ref reader);
        reader.Read();
        members ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        members[name] = JsonElement.ParseValue(ref reader);
    }

    // A lone surrogate escape is a string in JSON, yet no text in .NET.
    private string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            Fits = false;
            return string.Empty;
        }
    }

    private static ReadOnlySpan<byte> Token(ref Utf8JsonReader reader) =>
        reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan;

    // Fifteen significant digits always survive the way through a double; past that the shortest text must be the text itself.
    private static bool IsExact(double value, ReadOnlySpan<byte> token)
    {
        if (token.Length <= 15 && token.IndexOfAny((byte)'e', (byte)'E') < 0)
        {
            return true;
        }

        Span<byte> shortest = stackalloc byte[32];
        return (Utf8Formatter.TryFormat(value, shortest, out var written) && token.SequenceEqual(shortest[..written]))
            || SpecJson.Decimal(value).CompareTo(JsonDecimal.Parse(Encoding.UTF8.GetString(token))) == 0;
    }
}
