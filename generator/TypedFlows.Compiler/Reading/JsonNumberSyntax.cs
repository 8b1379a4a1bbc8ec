namespace TypedFlows.Compiler.Reading;

/// <summary>A number, as written: verdicts are taken from the decimal text.</summary>
internal sealed class JsonNumberSyntax(SourceFile file, TextRange range, string text) : JsonSyntax(file, range)
{
    public string Text { get; } = text;
}
