namespace TypedFlows.Compiler.Reading;

/// <summary>One way to mend a syntax error: keep so much of what was read, put these tokens after it, skip so many of what follows.</summary>
/// <param name="Remedy">What the user would do, as the end of a sentence.</param>
/// <param name="MovesBrackets">Objects or arrays begin or end elsewhere, so what was read since the innermost one began is in doubt.</param>
/// <param name="TearsLine">The line is given up, so what was read of it is in doubt too.</param>
internal sealed record JsonRepair(
    int Keep, IReadOnlyList<JsonToken> Tokens, int Skip, string Remedy, bool MovesBrackets = false, bool TearsLine = false);
