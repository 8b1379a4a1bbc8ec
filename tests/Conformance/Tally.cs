namespace TypedFlows.Conformance;

internal readonly record struct Tally(int Passed, int Failed)
{
    public static Tally operator +(Tally left, Tally right) => new(left.Passed + right.Passed, left.Failed + right.Failed);
}
