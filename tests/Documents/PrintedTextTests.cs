namespace TypedFlows.Documents;

/// <summary>Tests how shown text is compared with printed text.</summary>
public class PrintedTextTests
{
    [Theory]
    [InlineData("a|b", "a|b", true)]
    [InlineData("a|b", "a", false)]
    [InlineData("a", "a|b", false)]
    [InlineData("id 4f2b created", "id ... created", true)]
    [InlineData("id 4f2b deleted", "id ... created", false)]
    [InlineData("id|created", "id...created", false)]
    [InlineData("a|b|c|d", "a|...|d", true)]
    [InlineData("a|d", "a|...|d", true)]
    [InlineData("a|b|c", "a|...|d", false)]
    [InlineData("a.b", "a?b", false)]
    public void Dots_match_what_differs(string printed, string shown, bool isEqual) =>
        Assert.Equal(isEqual, PrintedText.IsShownAs(printed.Split('|'), shown.Split('|')));
}
