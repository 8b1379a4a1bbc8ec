namespace TypedFlows.Benchmarks.Measuring;

/// <summary>What is measured: one reading or one writing of a document. A struct, so that the loop around it is compiled for it alone.</summary>
internal interface IOperation
{
    /// <returns>What the peer says of the document: accepted or refused. A writer says true.</returns>
    bool Invoke();
}
