namespace TypedFlows.Compiler.Reading;

/// <summary>A range of UTF-16 offsets in one spec file's text.</summary>
internal readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;
}
