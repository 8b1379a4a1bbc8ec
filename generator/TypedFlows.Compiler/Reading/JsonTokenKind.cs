namespace TypedFlows.Compiler.Reading;

internal enum JsonTokenKind : byte
{
    OpenObject,
    CloseObject,
    OpenArray,
    CloseArray,
    Comma,
    Colon,
    String,
    Number,
    True,
    False,
    Null,

    /// <summary>Stands for a value that is not in the text; only a repair makes it.</summary>
    Missing,

    /// <summary>A string that the end of its line cuts off.</summary>
    Unclosed,

    /// <summary>Anything that is no part of JSON.</summary>
    Garbage,

    EndOfFile,
}
