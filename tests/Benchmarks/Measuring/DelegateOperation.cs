namespace TypedFlows.Benchmarks.Measuring;

/// <summary>Represents an operation of a peer that is compiled at run time.</summary>
internal readonly struct DelegateOperation(Func<bool> invoke) : IOperation
{
    public bool Invoke() => invoke();
}
