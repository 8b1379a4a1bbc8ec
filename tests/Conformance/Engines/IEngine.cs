using TypedFlows.Conformance.Suite;

namespace TypedFlows.Conformance.Engines;

/// <summary>Represents one of the two validation engines of TypedFlows.</summary>
internal interface IEngine
{
    string Name { get; }

    /// <summary>Returns one function per group of the suite, in order, that validates a document given as JSON text.</summary>
    IReadOnlyList<Func<string, EngineVerdict>> Prepare(TestSuite suite);
}
