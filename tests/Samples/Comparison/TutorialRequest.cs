using System.Text.Json;

namespace TypedFlows.Samples.Comparison;

/// <summary>Represents a body in a tutorial, and the corresponding call of a sample.</summary>
/// <param name="Tutorial">The folder of the tutorial.</param>
/// <param name="Request">The file of the body.</param>
/// <param name="Sample">The sample that implements the tutorial.</param>
/// <param name="Dataset">The name of the dataset that the job writes to.</param>
internal sealed record TutorialRequest(string Tutorial, string Request, string Sample, string Dataset)
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests/Samples/Tutorials");

    /// <summary>Gets the collection that the body is posted to.</summary>
    public string Collection => Request switch
    {
        "connection" or "connection-authenticated" => "connections",
        "source-connection" => "sourceConnections",
        "schema" => "schemas",
        "dataset" => "dataSets",
        "target-connection" => "targetConnections",
        "mapping-set" => "mappingSets",
        "flow" => "flows",
        _ => "record",
    };

    /// <summary>Returns the name of the tutorial in the facts.</summary>
    public static string SeedOf(string tutorial) => tutorial switch
    {
        "cloud-storage" => "S0",
        "customer-success-2020" => "S1",
        "customer-success" => "S2",
        "marketing-automation" => "S3",
        "streaming" => "S4",
        _ => throw new ArgumentException($"{tutorial} is no tutorial.", nameof(tutorial)),
    };

    public JsonElement Printed => JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, Tutorial, Request + ".json"))).RootElement;

    /// <summary>Gets every body in the tutorials.</summary>
    public static IReadOnlyList<TutorialRequest> All { get; } =
    [
        .. Directory.EnumerateFiles(s_folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path =>
        {
            var (tutorial, request) = (Path.GetFileName(Path.GetDirectoryName(path))!, Path.GetFileNameWithoutExtension(path));
            var (sample, dataset) = tutorial switch
            {
                "cloud-storage" => ("CloudStorage", "Target Dataset"),
                "customer-success" => ("CustomerSuccess", "Salesforce accounts"),
                "customer-success-2020" => ("CustomerSuccess", "Target dataset for a Customer Success connector"),
                "marketing-automation" => ("MarketingAutomation", "HubSpot target dataset"),
                _ => ("Streaming", request is "connection-authenticated" or "record" ? "Web people" : "Web visits"),
            };
            return new TutorialRequest(tutorial, request, sample, dataset);
        }),
    ];
}
