namespace TypedFlows.Compiler.Reading;

/// <summary>Represents an object or array that is being read.</summary>
/// <param name="first">The index of the first token: the opening bracket, or the property name after a missing one.</param>
/// <param name="start">The offset of that token.</param>
internal sealed class JsonContainer(bool isObject, int first, int start)
{
    public bool IsObject { get; } = isObject;

    public int First { get; } = first;

    public int Start { get; } = start;

    public List<JsonSyntax.Property> Members { get; } = [];

    public List<JsonSyntax> Items { get; } = [];

    public JsonTokenKind Closer => IsObject ? JsonTokenKind.CloseObject : JsonTokenKind.CloseArray;

    public char ClosingBracket => IsObject ? '}' : ']';

    /// <summary>Gets or sets the next part in a valid text.</summary>
    public JsonPart Next { get; set; }

    /// <summary>Gets or sets a value indicating whether the object contains values without a name, as an array without '[' does.</summary>
    public bool HasUnnamedValues { get; set; }

    /// <summary>Gets the description of the next part for messages.</summary>
    public string Expected => Next switch
    {
        JsonPart.FirstElement => $"{Element} or '{ClosingBracket}'",
        JsonPart.Element => Element,
        _ => Separator,
    };

    public string Separator => $"',' or '{ClosingBracket}'";

    public JsonSyntax ToSyntax(SourceFile file, int end)
    {
        var range = new TextRange(Start, end - Start);
        return IsObject ? new JsonSyntax.Object(file, range, Members) : new JsonSyntax.Array(file, range, Items);
    }

    private string Element => IsObject ? "a property name in double quotes" : "a value";
}

/// <summary>Specifies a part of an object or array.</summary>
internal enum JsonPart
{
    /// <summary>The first element, or the closing bracket.</summary>
    FirstElement,

    /// <summary>An element after a comma.</summary>
    Element,

    /// <summary>A comma or the closing bracket.</summary>
    Separator,
}
