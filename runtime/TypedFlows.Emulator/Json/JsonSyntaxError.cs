using TypedFlows.Compiler.Reading;

namespace TypedFlows.Emulator.Json;

/// <summary>Represents the first syntax error of a text that is not JSON.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Message">The found text, the expected text and the remedy.</param>
internal sealed record JsonSyntaxError(int Line, int Column, string Message)
{
    /// <summary>Returns the first syntax error, or null for a text that violates only a limit of the parser.</summary>
    public static JsonSyntaxError? In(string text) =>
        new SourceFile(string.Empty, text).Json.Diagnostics is [var first, ..]
            ? new(first.Start.Line + 1, first.Start.Column + 1, first.Message)
            : null;
}
