using TypedFlows.Samples.Comparison;

namespace TypedFlows.Samples;

/// <summary>Compares the captured calls of the samples with the bodies in the tutorials, property by property.</summary>
public class TutorialTests
{
    [Fact]
    public async Task Every_body_is_as_printed_but_for_the_differences_that_are_listed()
    {
        var found = new List<string>();
        foreach (var request in TutorialRequest.All)
        {
            var stage = await SampleStage.OfAsync(request.Sample);
            var bodies = new SentBodies(stage, request.Dataset);
            var sent = (request.Collection == "record" ? SentBodies.Record(stage) : bodies.Of(request.Collection)).Request;
            foreach (var pointer in BodyComparison.Differences(request.Printed, sent))
            {
                if (GivenIds.CollectionAt(request.Request, pointer) is { } collection)
                {
                    Assert.Equal(GivenIds.Of(bodies.Of(collection).Response), GivenIds.At(sent, pointer).GetString());
                    continue;
                }

                found.Add(
                    $"{request.Tutorial}/{request.Request} {pointer} -> "
                        + $"{(GivenIds.Has(sent, pointer) ? GivenIds.At(sent, pointer).GetRawText() : "not sent")}");
            }
        }

        var allowed = AllowedDifferences.All.Select(difference => difference.Key).ToList();
        Assert.Equal(allowed.Count, allowed.Distinct().Count());
        var wrong = found.Except(allowed).Select(key => "not listed: " + key)
            .Concat(allowed.Except(found).Select(key => "listed, but there is no such difference: " + key));
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Fact]
    public void Every_difference_has_a_row_that_names_its_tutorial() => Assert.All(
        AllowedDifferences.All,
        difference =>
            Assert.True(
                difference.Because.Names(TutorialRequest.SeedOf(difference.Tutorial)), $"{difference.Key}: {difference.Because.Line}"));

    // The facts are not part of the repository. The rows in the list are copies of their rows.
    [ExternalFact(ExternalFiles.ApiFacts, "the file of facts about the API")]
    public void Every_row_is_in_the_facts()
    {
        var rows = FactRow.Section3(File.ReadAllText(ExternalFiles.Find(ExternalFiles.ApiFacts)));
        Assert.All(AllowedDifferences.All, difference => Assert.Contains(difference.Because.Line, rows));
    }

    [Fact]
    public void All_tutorials_are_compared() =>
        Assert.Equal(28, TutorialRequest.All.Count);
}
