namespace TypedFlows.Compiler.Fields;

/// <summary>
/// Represents the schema of a field, as far as mappings need it. The analyzer and the client read it from different texts.
/// </summary>
internal abstract class FieldSchema
{
    public abstract FieldType Type { get; }

    /// <summary>Gets the names of the declared fields.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Gets the names of the required fields.</summary>
    public abstract IReadOnlyList<string> Required { get; }

    /// <summary>Gets the schema of the items of an array, or null if the field is not an array with one schema for its items.</summary>
    public abstract FieldSchema? Item { get; }

    /// <summary>
    /// Gets a value indicating whether the field accepts fields that are not declared: a map, a value of any type, or a partial schema.
    /// </summary>
    public abstract bool IsOpen { get; }

    /// <summary>
    /// Gets a value indicating whether parts of the schema are not read, such as a choice or a reference that is not resolved. They may
    /// declare more fields, also inside the declared ones.
    /// </summary>
    public abstract bool IsPartial { get; }

    public abstract bool HasDefault { get; }

    public abstract bool IsDeprecated { get; }

    /// <summary>Returns a declared field, or null if there is none with the name.</summary>
    public abstract FieldSchema? Field(string name);
}
