namespace TypedFlows;

/// <summary>Represents a text that is never shown: a schema string with the format <c>password</c>.</summary>
/// <param name="value">The secret text. Only <see cref="Reveal"/> returns it.</param>
public readonly struct Secret(string value) : IEquatable<Secret>
{
    private readonly string? _value = value;

    /// <summary>Converts plain text to a secret.</summary>
    /// <param name="value">The secret text.</param>
    public static implicit operator Secret(string value) => new(value);

    /// <summary>Compares the texts.</summary>
    /// <param name="left">The first secret.</param>
    /// <param name="right">The second secret.</param>
    /// <returns>True if both contain the same text.</returns>
    public static bool operator ==(Secret left, Secret right) => left.Equals(right);

    /// <summary>Compares the texts.</summary>
    /// <param name="left">The first secret.</param>
    /// <param name="right">The second secret.</param>
    /// <returns>True if the texts differ.</returns>
    public static bool operator !=(Secret left, Secret right) => !left.Equals(right);

    /// <summary>Returns the text for the code that sends it.</summary>
    /// <returns>The secret text, or an empty string for <c>default</c>.</returns>
    public string Reveal() => _value ?? string.Empty;

    /// <inheritdoc/>
    public bool Equals(Secret other) => string.Equals(Reveal(), other.Reveal(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Secret other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Reveal().GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns three asterisks for every text.</summary>
    /// <returns>Text that is safe to log.</returns>
    public override string ToString() => "***";
}
