namespace TypedFlows.Compiler.Reading;

internal sealed class JsonLiteralSyntax(SourceFile file, TextRange range, JsonLiteralKind kind) : JsonSyntax(file, range)
{
    public JsonLiteralKind Kind { get; } = kind;
}
