namespace TypedFlows.Compiler.Reading;

internal sealed class JsonArraySyntax(SourceFile file, TextRange range, IReadOnlyList<JsonSyntax> items)
    : JsonSyntax(file, range)
{
    public IReadOnlyList<JsonSyntax> Items { get; } = items;
}
