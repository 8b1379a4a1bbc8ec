namespace TypedFlows.Aot;

/// <summary>A generated type and the documents that it is tried with.</summary>
internal interface ISpecType
{
    string Name { get; }

    /// <returns>What went wrong; nothing when all went well.</returns>
    IEnumerable<string> Try();
}
