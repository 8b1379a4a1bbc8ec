namespace TypedFlows.Browser;

/// <summary>Lets all tests share one browser, and runs them one after the other.</summary>
[CollectionDefinition(Name)]
public class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
