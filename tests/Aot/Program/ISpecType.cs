namespace TypedFlows.Aot;

/// <summary>Represents a generated type and its test documents.</summary>
internal interface ISpecType
{
    string Name { get; }

    /// <returns>The errors, if any.</returns>
    IEnumerable<string> Try();
}
