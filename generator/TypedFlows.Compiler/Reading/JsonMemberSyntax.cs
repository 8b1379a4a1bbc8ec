namespace TypedFlows.Compiler.Reading;

/// <summary>A member of an object: its decoded name, the place of the name with its quotes, and its value.</summary>
internal sealed class JsonMemberSyntax(SourceFile file, string name, TextRange nameRange, JsonSyntax value)
{
    public SourceFile File { get; } = file;

    public string Name { get; } = name;

    public TextRange NameRange { get; } = nameRange;

    public JsonSyntax Value { get; } = value;
}
