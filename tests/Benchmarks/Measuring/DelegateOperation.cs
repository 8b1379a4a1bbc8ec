namespace TypedFlows.Benchmarks.Measuring;

/// <summary>For peers that are compiled at run time.</summary>
internal readonly struct DelegateOperation(Func<bool> invoke) : IOperation
{
    public bool Invoke() => invoke();
}
