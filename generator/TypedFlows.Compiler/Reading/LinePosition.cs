namespace TypedFlows.Compiler.Reading;

/// <summary>Zero-based line and UTF-16 column.</summary>
internal readonly record struct LinePosition(int Line, int Column);
