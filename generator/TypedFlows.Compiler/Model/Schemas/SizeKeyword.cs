namespace TypedFlows.Compiler.Model;

/// <summary>
/// A keyword that limits the length of a string, the number of items of an array, or the number of properties of an object. It is read
/// like <see cref="NumberKeyword"/>.
/// </summary>
/// <param name="Name">The keyword.</param>
/// <param name="Type">The type of the values that the keyword limits.</param>
/// <param name="IsMinimum">True for a minimum, false for a maximum.</param>
/// <param name="Get">Returns the limit of a schema; null if the schema does not have the keyword.</param>
/// <param name="Set">Returns the schema with another limit.</param>
/// <param name="Rule">The rule of the runtime library that a JSON value violates.</param>
internal sealed record SizeKeyword(
    string Name, SchemaTypes Type, bool IsMinimum, Func<Schema, int?> Get, Func<Schema, int?, Schema> Set, JsonRule Rule)
{
    /// <summary>Gets all keywords of this kind, in the order in which violations are reported.</summary>
    public static IReadOnlyList<SizeKeyword> All { get; } =
    [
        new("minLength", SchemaTypes.String, true, s => s.MinLength, (s, size) => s with { MinLength = size }, JsonRule.IsShorter),
        new("maxLength", SchemaTypes.String, false, s => s.MaxLength, (s, size) => s with { MaxLength = size }, JsonRule.IsLonger),
        new("minItems", SchemaTypes.Array, true, s => s.MinItems, (s, size) => s with { MinItems = size }, JsonRule.HasFewer),
        new("maxItems", SchemaTypes.Array, false, s => s.MaxItems, (s, size) => s with { MaxItems = size }, JsonRule.HasMore),
        new("minProperties", SchemaTypes.Object, true, s => s.MinProperties, (s, size) => s with { MinProperties = size },
            JsonRule.HasFewerMembers),
        new("maxProperties", SchemaTypes.Object, false, s => s.MaxProperties, (s, size) => s with { MaxProperties = size },
            JsonRule.HasMoreMembers),
    ];

    public static SizeKeyword? Find(string name) => All.FirstOrDefault(keyword => keyword.Name == name);

    /// <summary>Returns a value indicating whether a size violates the limit.</summary>
    public bool IsViolated(int size, int limit) => IsMinimum ? size < limit : size > limit;
}
