using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>
/// Represents an optional number or time with the text from which it was read, if that text contains more than the value or has another
/// form than the text that is written. This type is intended for generated code.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="value">The value, or null if there is none.</param>
/// <param name="text">The text of the string or number in JSON, or null if the value is written in its usual form.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonScalar<T>(T? value, string? text = null) : IEquatable<JsonScalar<T>>
    where T : struct
{
    /// <summary>Gets the value, or null if there is none.</summary>
    public T? Value { get; } = value;

    /// <summary>Gets a value indicating whether there is a value.</summary>
    public bool HasValue => Value.HasValue;

    /// <summary>Gets the text that is written instead of the value, or null if there is none.</summary>
    internal string? Text { get; } = text;

    /// <summary>Compares two values without their texts.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>True if both values are equal.</returns>
    public static bool operator ==(JsonScalar<T> left, JsonScalar<T> right) => left.Equals(right);

    /// <summary>Compares two values without their texts.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>True if the values are different.</returns>
    public static bool operator !=(JsonScalar<T> left, JsonScalar<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(JsonScalar<T> other) => EqualityComparer<T?>.Default.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JsonScalar<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}
