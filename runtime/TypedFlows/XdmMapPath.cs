namespace TypedFlows;

/// <summary>Represents the path to a map of an XDM schema.</summary>
/// <typeparam name="TValue">The path to a value.</typeparam>
/// <param name="path">The dotted path of the map.</param>
/// <param name="value">A function that creates the path to a value.</param>
public readonly struct XdmMapPath<TValue>(string path, Func<string, TValue> value)
{
    /// <summary>Gets the path to the value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentNullException">The key is null.</exception>
    public TValue this[string key] => value(XdmPath.Join(path, key));

    /// <summary>Returns the dotted path of the map.</summary>
    /// <param name="path">The path.</param>
    public static implicit operator string(XdmMapPath<TValue> path) => path.ToString();

    /// <inheritdoc/>
    public override string ToString() => path ?? string.Empty;
}
