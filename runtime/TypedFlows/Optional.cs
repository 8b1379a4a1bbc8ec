namespace TypedFlows;

/// <summary>Represents a property that can be omitted and can also be null. A missing property differs from null.</summary>
/// <typeparam name="T">The nullable type of the value.</typeparam>
/// <param name="value">The value, which can be null.</param>
public readonly struct Optional<T>(T value) : IEquatable<Optional<T>>
{
    /// <summary>Gets a value indicating whether the property is present. The default is false.</summary>
    public bool IsPresent { get; } = true;

    /// <summary>Gets the value, or the default of its type if the property is omitted.</summary>
    public T Value { get; } = value;

    /// <summary>Converts a value to a present property.</summary>
    /// <param name="value">The value, including null.</param>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>Compares presence and value.</summary>
    /// <param name="left">The first property.</param>
    /// <param name="right">The second property.</param>
    /// <returns>True if both are missing, or both are present with the same value.</returns>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Compares presence and value.</summary>
    /// <param name="left">The first property.</param>
    /// <param name="right">The second property.</param>
    /// <returns>True if they differ.</returns>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Optional<T> other) =>
        IsPresent == other.IsPresent && EqualityComparer<T>.Default.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsPresent, Value);

    /// <summary>Returns the value as text, or an empty string if the property is omitted.</summary>
    /// <returns>Text for a log or a console.</returns>
    public override string ToString() => IsPresent ? Value?.ToString() ?? "null" : string.Empty;
}
