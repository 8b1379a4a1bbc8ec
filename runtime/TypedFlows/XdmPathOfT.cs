namespace TypedFlows;

/// <summary>Represents the path to a field of an XDM schema that has no fields inside it.</summary>
/// <typeparam name="T">The type of the field in the generated record.</typeparam>
/// <param name="Path">The dotted path, such as <c>person.name.firstName</c>.</param>
public readonly record struct XdmPath<T>(string Path)
{
    /// <summary>Returns the dotted path.</summary>
    /// <param name="path">The path.</param>
    public static implicit operator string(XdmPath<T> path) => path.ToString();

    /// <inheritdoc/>
    public override string ToString() => Path ?? string.Empty;
}
