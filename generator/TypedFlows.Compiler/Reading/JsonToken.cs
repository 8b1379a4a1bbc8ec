namespace TypedFlows.Compiler.Reading;

/// <summary>A token of JSON text.</summary>
/// <param name="Line">Zero-based line of its first character.</param>
/// <param name="IsInserted">Not in the text: a repair put it there.</param>
/// <param name="Flaw">Offset of the first character inside a string that JSON does not allow there, else -1.</param>
internal readonly record struct JsonToken(
    JsonTokenKind Kind, int Start, int Length, int Line, bool IsInserted = false, int Flaw = -1)
{
    public int End => Start + Length;

    public bool IsClose => Kind is JsonTokenKind.CloseObject or JsonTokenKind.CloseArray;

    public bool IsOpen => Kind is JsonTokenKind.OpenObject or JsonTokenKind.OpenArray;

    public static JsonToken Insert(JsonTokenKind kind, JsonToken before) => new(kind, before.Start, 0, before.Line, IsInserted: true);
}
