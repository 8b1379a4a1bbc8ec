namespace TypedFlows.Compiler.Reading;

/// <summary>
/// A JSON value with its place in a file. Nodes of one tree may come from several files: an overlay's values keep their own.
/// </summary>
internal abstract class JsonSyntax(SourceFile file, TextRange range)
{
    public SourceFile File { get; } = file;

    public TextRange Range { get; } = range;
}
