namespace TypedFlows.Emulator.Tests.Support;

/// <summary>Defines the tests that measure the process, so that no other test runs at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SerialCollection
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "Alone";
}
