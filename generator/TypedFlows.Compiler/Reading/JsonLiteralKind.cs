namespace TypedFlows.Compiler.Reading;

internal enum JsonLiteralKind
{
    Null,
    True,
    False,

    /// <summary>A value that the reader could not read: a syntax error stands in its place, and nothing else is said of it.</summary>
    Missing,
}
