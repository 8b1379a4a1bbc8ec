namespace TypedFlows.Compiler.Reading;

/// <summary>A string: its decoded text. The range includes the quotes.</summary>
internal sealed class JsonStringSyntax(SourceFile file, TextRange range, string value) : JsonSyntax(file, range)
{
    public string Value { get; } = value;
}
