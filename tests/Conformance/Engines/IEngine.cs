using TypedFlows.Conformance.Suite;

namespace TypedFlows.Conformance.Engines;

/// <summary>One of the two ways in which TypedFlows judges a document by a schema.</summary>
internal interface IEngine
{
    string Name { get; }

    /// <summary>For each group of the suite, in its order, what judges a document, given as JSON text.</summary>
    IReadOnlyList<Func<string, EngineVerdict>> Prepare(TestSuite suite);
}
