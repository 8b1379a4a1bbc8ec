namespace TypedFlows;

/// <summary>A member that may be left out and may also be null: missing is not null.</summary>
/// <typeparam name="T">Type of the value, itself nullable.</typeparam>
/// <param name="value">The value; null is a value too.</param>
public readonly struct Optional<T>(T value) : IEquatable<Optional<T>>
{
    /// <summary>False when the member is left out, as it is by default.</summary>
    public bool IsPresent { get; } = true;

    /// <summary>The value; the default of its type when the member is left out.</summary>
    public T Value { get; } = value;

    /// <summary>Makes a member that is present.</summary>
    /// <param name="value">The value, null included.</param>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>Compares presence and value.</summary>
    /// <param name="left">One member.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when both are missing, or both are present with the same value.</returns>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Compares presence and value.</summary>
    /// <param name="left">One member.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they differ.</returns>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Optional<T> other) =>
        IsPresent == other.IsPresent && EqualityComparer<T>.Default.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsPresent, Value);

    /// <summary>The value as text; empty when the member is left out.</summary>
    /// <returns>Text for a log or a console.</returns>
    public override string ToString() => IsPresent ? Value?.ToString() ?? "null" : string.Empty;
}
