using System.Text.Json;
using TypedFlows.Samples.Comparison;

namespace TypedFlows.Samples;

/// <summary>What the samples send, captured on its way, against the bodies that the tutorials print, member by member.</summary>
public class TutorialTests
{
    [Fact]
    public async Task Every_body_is_as_printed_but_for_the_differences_that_are_listed()
    {
        var found = new List<string>();
        foreach (var request in TutorialRequest.All)
        {
            var stage = await SampleStage.OfAsync(request.Sample);
            var sent = Sent(stage, request);
            foreach (var pointer in BodyComparison.Differences(request.Printed, sent))
            {
                if (GivenIds.CollectionAt(request.Request, pointer) is { } collection)
                {
                    Assert.Equal(GivenIds.Of(Create(stage, request with { Request = RequestOf(collection) }).Answer), GivenIds.At(sent, pointer).GetString());
                    continue;
                }

                found.Add($"{request.Tutorial}/{request.Request} {pointer}");
            }
        }

        var allowed = AllowedDifferences.All.Select(difference => difference.Key).ToList();
        Assert.Equal(allowed.Count, allowed.Distinct().Count());
        var wrong = found.Except(allowed).Select(key => "not listed: " + key)
            .Concat(allowed.Except(found).Select(key => "listed, but there is no such difference: " + key));
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Fact]
    public void Every_difference_names_a_row_of_the_facts()
    {
        // Where the facts lie beside the repository, each row that is named must be there.
        if (OpenApiFolder() is not { } folder || !File.Exists(Path.Combine(folder, "../API.md")))
        {
            return;
        }

        var facts = File.ReadAllText(Path.Combine(folder, "../API.md"));
        Assert.All(
            AllowedDifferences.All.Where(difference => difference.Because != Difference.Own),
            difference => Assert.Contains(difference.Because, facts, StringComparison.Ordinal));
    }

    [Fact]
    public void All_tutorials_are_compared() =>
        Assert.Equal(28, TutorialRequest.All.Count);

    private static JsonElement Sent(SampleStage stage, TutorialRequest request) =>
        request.Collection == "record" ? Messages(stage)[0] : Create(stage, request).Request;

    private static CapturedCall Create(SampleStage stage, TutorialRequest request) =>
        stage.FirstCalls.First(call => call.IsCreateOf(request.Collection) && call.Path.StartsWith("/data/", StringComparison.Ordinal) && IsOf(call.Request, request.Pipeline));

    private static bool IsOf(JsonElement body, string pipeline) =>
        (body.TryGetProperty("name", out var name) || body.TryGetProperty("title", out name)) && name.GetString() == pipeline;

    /// <summary>The raw messages, which are those without an envelope.</summary>
    private static List<JsonElement> Messages(SampleStage stage) =>
        [.. stage.FirstCalls.Where(call => call.Path.StartsWith("/collection/batch/", StringComparison.Ordinal))
            .Select(call => call.Request.GetProperty("messages")[0])
            .Where(message => !message.TryGetProperty("header", out _))];

    private static string RequestOf(string collection) => TutorialRequest.All.First(request => request.Collection == collection).Request;

    private static string? OpenApiFolder()
    {
        var folder = Environment.GetEnvironmentVariable("TYPEDFLOWS_OPENAPI") is { Length: > 0 } named ? named : Path.Combine(SampleRun.RepositoryRoot, "../shared/openapi");
        return Directory.Exists(folder) ? folder : null;
    }
}
