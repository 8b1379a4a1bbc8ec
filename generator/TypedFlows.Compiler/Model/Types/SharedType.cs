namespace TypedFlows.Compiler.Model;

/// <summary>Represents a type that several specs can share, with the types inside it. It is part of the model.</summary>
/// <param name="LocalName">The name of the type in the spec, with which the names of the types inside it begin.</param>
/// <param name="Name">The C# name if the type is shared, which depends only on the key; empty if the key is not a name.</param>
/// <param name="Key">The id of the data type, or the path of a spec file followed by a number sign and a JSON Pointer.</param>
/// <param name="Structure">The hash of the structure. Only equal structures are shared.</param>
/// <param name="Length">The length of the text of the structure. Of several structures, the shortest has the fewest rules.</param>
internal sealed record SharedType(string LocalName, string Name, string Key, string Structure, int Length)
{
    /// <summary>Gets what follows the name in the names of all types: an empty text for the type itself.</summary>
    public EquatableArray<string> Suffixes { get; init; } = [];

    /// <summary>Gets the local names of the shared types that these types use.</summary>
    public EquatableArray<string> Uses { get; init; } = [];

    /// <summary>Gets a value indicating whether the type is an enum, which has no JSON metadata.</summary>
    public bool IsEnum { get; init; }

    /// <summary>Gets a value indicating whether references in several spec files refer to the type.</summary>
    public bool IsOfFile { get; init; }
}
