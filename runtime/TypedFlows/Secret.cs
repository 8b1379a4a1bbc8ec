namespace TypedFlows;

/// <summary>Text that is never shown: a schema string of format <c>password</c>.</summary>
/// <param name="value">The secret text; only <see cref="Reveal"/> gives it back.</param>
public readonly struct Secret(string value) : IEquatable<Secret>
{
    private readonly string? _value = value;

    /// <summary>Makes a secret of plain text.</summary>
    /// <param name="value">The secret text.</param>
    public static implicit operator Secret(string value) => new(value);

    /// <summary>Compares the texts.</summary>
    /// <param name="left">One secret.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when both hold the same text.</returns>
    public static bool operator ==(Secret left, Secret right) => left.Equals(right);

    /// <summary>Compares the texts.</summary>
    /// <param name="left">One secret.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when the texts differ.</returns>
    public static bool operator !=(Secret left, Secret right) => !left.Equals(right);

    /// <summary>Gives the text itself, for the one place that must send it.</summary>
    /// <returns>The secret text; empty for <c>default</c>.</returns>
    public string Reveal() => _value ?? string.Empty;

    /// <inheritdoc/>
    public bool Equals(Secret other) => string.Equals(Reveal(), other.Reveal(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Secret other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Reveal().GetHashCode(StringComparison.Ordinal);

    /// <summary>Three asterisks, whatever the text.</summary>
    /// <returns>Text that is safe to log.</returns>
    public override string ToString() => "***";
}
