namespace TypedFlows.Compiler.Model;

/// <summary>Counts, as <paramref name="Local"/>, the items of a record that is written as an array.</summary>
internal sealed record ItemCountCheck(string Local, ItemCount Count) : Check;
