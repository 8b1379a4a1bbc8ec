namespace TypedFlows.Emulator.Tests.Support;

/// <summary>Tests that measure the process run while no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SerialCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Alone";
}
