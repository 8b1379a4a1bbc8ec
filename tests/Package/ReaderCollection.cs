namespace TypedFlows.Package;

/// <summary>
/// The tests that install the tool into a manifest. The SDK remembers where the packages folder of a local tool is by its version alone, so
/// these tests share one packages folder and do not run in parallel.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ReaderCollection : ICollectionFixture<PackedFeed>
{
    public const string Name = "Readers";
}
