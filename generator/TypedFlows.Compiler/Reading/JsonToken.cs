namespace TypedFlows.Compiler.Reading;

/// <summary>Represents a token of JSON text.</summary>
/// <param name="Flaw">The offset of the first invalid character inside a string, or -1.</param>
internal readonly record struct JsonToken(JsonTokenKind Kind, int Start, int Length, int Flaw = -1)
{
    public int End => Start + Length;

    public TextRange Range => new(Start, Length);

    public bool IsOpen => Kind is JsonTokenKind.OpenObject or JsonTokenKind.OpenArray;

    public bool IsClose => Kind is JsonTokenKind.CloseObject or JsonTokenKind.CloseArray;

    /// <summary>Gets a value indicating whether the token is not JSON.</summary>
    public bool IsInvalid => Kind is JsonTokenKind.Unclosed or JsonTokenKind.Garbage;

    /// <summary>Gets a value indicating whether a valid value begins with the token.</summary>
    public bool StartsValue => IsOpen || Kind is >= JsonTokenKind.String and <= JsonTokenKind.Null;
}

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

    /// <summary>A string that is not closed on its line.</summary>
    Unclosed,

    Comment,

    /// <summary>Text that is not a JSON token.</summary>
    Garbage,

    EndOfFile,
}
