namespace TypedFlows.Compiler.Reading;

/// <summary>One way to mend a syntax error: keep so much of what was read, put these tokens after it, skip so many of what follows.</summary>
/// <param name="Remedy">What the user would do, as the end of a sentence.</param>
/// <param name="MovesBrackets">Objects or arrays begin or end elsewhere, so what was read since the innermost one began is in doubt.</param>
internal sealed record JsonRepair(int Keep, IReadOnlyList<JsonToken> Tokens, int Skip, string Remedy, bool MovesBrackets);
