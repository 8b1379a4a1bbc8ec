using System.Globalization;

namespace TypedFlows;

/// <summary>Represents the path to an array of an XDM schema.</summary>
/// <typeparam name="TItem">The path to an item.</typeparam>
/// <param name="path">The dotted path of the array.</param>
/// <param name="item">A function that creates the path to an item.</param>
public readonly struct XdmListPath<TItem>(string path, Func<string, TItem> item)
{
    /// <summary>Gets the path to each item, such as <c>purchases[*]</c>.</summary>
    public TItem Each => item($"{path}[*]");

    /// <summary>Gets the path to an item, such as <c>purchases[0]</c>.</summary>
    /// <param name="index">The zero-based index.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public TItem this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            return item(string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
        }
    }

    /// <summary>Returns the dotted path of the array.</summary>
    /// <param name="path">The path.</param>
    public static implicit operator string(XdmListPath<TItem> path) => path.ToString();

    /// <inheritdoc/>
    public override string ToString() => path ?? string.Empty;
}
