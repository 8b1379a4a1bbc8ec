using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a value in a patch: a string, a number, a boolean, any JSON value, or null. The usual types convert to it.</summary>
public readonly struct PatchValue
{
    private readonly string? _text;
    private readonly JsonElement _json;

    private PatchValue(string? text) => _text = text;

    private PatchValue(JsonElement json) => _json = json;

    /// <summary>Converts a string. Null becomes JSON null.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator PatchValue(string? value) => new(value);

    /// <summary>Converts an integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator PatchValue(long value) => new(Parsed(writer => writer.WriteNumberValue(value)));

    /// <summary>Converts a number.</summary>
    /// <param name="value">The finite number.</param>
    public static implicit operator PatchValue(double value) => new(Parsed(writer => writer.WriteNumberValue(value)));

    /// <summary>Converts a boolean.</summary>
    /// <param name="value">The boolean.</param>
    public static implicit operator PatchValue(bool value) => new(Parsed(writer => writer.WriteBooleanValue(value)));

    /// <summary>Converts any JSON value.</summary>
    /// <param name="value">The JSON value. An undefined value becomes null.</param>
    public static implicit operator PatchValue(JsonElement value) => new(value);

    internal void WriteTo(Utf8JsonWriter writer)
    {
        if (_text is not null)
        {
            writer.WriteStringValue(_text);
        }
        else if (_json.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteRawValue(_json.GetRawText(), skipInputValidation: true);
        }
    }

    private static JsonElement Parsed(Action<Utf8JsonWriter> write)
    {
        using var document = JsonDocument.Parse(PlatformRequest.WriteValue(write));
        return document.RootElement.Clone();
    }
}
