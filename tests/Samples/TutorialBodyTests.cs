using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TypedFlows.Samples.Comparison;

namespace TypedFlows.Samples;

/// <summary>Tests that the bodies under <c>Tutorials</c> equal those in the tutorials, except for repairs of six that are not valid
/// JSON.</summary>
public partial class TutorialBodyTests
{
    private static readonly string[] s_repaired =
    [
        "cloud-storage/source-connection", "cloud-storage/target-connection", "customer-success-2020/source-connection",
        "customer-success/source-connection",
        "marketing-automation/source-connection", "streaming/connection-authenticated",
    ];

    [ExternalFact(ExternalFiles.Tutorials, "the folder of the tutorials")]
    public void They_are_as_printed_but_for_six_repairs()
    {
        var printed = new Dictionary<string, JsonNode>();
        var repaired = new List<string>();
        foreach (var (tutorial, url, body) in Directory.EnumerateFiles(ExternalFiles.Find(ExternalFiles.Tutorials)).SelectMany(Bodies))
        {
            var text = body.TrimEnd();
            var isClosed = text.EndsWith('\'');
            text = isClosed ? text[..^1] : text;
            var (json, isRepaired) = Read(text);
            var key = $"{tutorial}/{RequestOf(url, text)}";
            printed.Add(key, json);
            if (isRepaired || !isClosed)
            {
                repaired.Add(key);
            }
        }

        Assert.Equal(s_repaired, repaired.Order(StringComparer.Ordinal));
        Assert.Equal(
            TutorialRequest.All.Select(request => $"{request.Tutorial}/{request.Request}").Order(StringComparer.Ordinal),
            printed.Keys.Order(StringComparer.Ordinal));
        Assert.All(TutorialRequest.All, request =>
            Assert.Equal(
                printed[$"{request.Tutorial}/{request.Request}"].ToJsonString(),
                JsonNode.Parse(request.Printed.GetRawText())!.ToJsonString()));
    }

    /// <summary>Returns the bodies of a tutorial's calls with their addresses. The files are numbered as in the facts.</summary>
    private static IEnumerable<(string Tutorial, string Url, string Body)> Bodies(string file)
    {
        var seed = "S" + Path.GetFileName(file)[2];
        var tutorial = TutorialRequest.All.Select(request => request.Tutorial).First(name => TutorialRequest.SeedOf(name) == seed);
        foreach (
            var block in File.ReadAllText(file).Split("```shell").Skip(1).Select(
                text => text[..text.IndexOf("```", StringComparison.Ordinal)]))
        {
            const string Data = "-d '";
            if (block.IndexOf(Data, StringComparison.Ordinal) is >= 0 and var at)
            {
                yield return (tutorial, Address().Match(block).Groups[1].Value, block[(at + Data.Length)..]);
            }
        }
    }

    private static string RequestOf(string url, string body) => url.Contains("/collection/", StringComparison.Ordinal)
        ? "record"
        : url[(url.LastIndexOf('/') + 1)..] switch
        {
            "connections" => body.Contains("authenticationRequired", StringComparison.Ordinal) ? "connection-authenticated" : "connection",
            "sourceConnections" => "source-connection",
            "targetConnections" => "target-connection",
            "schemas" => "schema",
            "dataSets" => "dataset",
            "mappingSets" => "mapping-set",
            "flows" => "flow",
            var other => other,
        };

    private static (JsonNode Json, bool IsRepaired) Read(string text)
    {
        string[] readings = [text, text + "}", text[..^1], TrailingComma().Replace(text, string.Empty)];
        for (var i = 0; i < readings.Length; i++)
        {
            try
            {
                return (JsonNode.Parse(readings[i])!, i > 0);
            }
            catch (JsonException) when (i < readings.Length - 1)
            {
                // The next reading repairs another error.
            }
        }

        throw new InvalidOperationException("unreachable");
    }

    [GeneratedRegex(@"https?://[^/]+(/[^'?\s]+)")]
    private static partial Regex Address();

    [GeneratedRegex(@",(?=\s*\})")]
    private static partial Regex TrailingComma();
}
