namespace TypedFlows.Benchmarks.Measuring;

/// <summary>Represents one read or write of a document. It is implemented by structs, so that the loop around it is compiled
/// separately.</summary>
internal interface IOperation
{
    /// <returns>True if the peer accepts the document. A writer returns true.</returns>
    bool Invoke();
}
