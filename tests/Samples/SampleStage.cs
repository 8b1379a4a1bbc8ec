using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using TypedFlows.Emulator;

namespace TypedFlows.Samples;

/// <summary>Represents three runs of a sample on one platform that is not embedded: the first run, a second run, and a run without its
/// state file.</summary>
internal sealed class SampleStage
{
    /// <summary>The prefix of every secret.</summary>
    public const string Secret = "not-to-be-shown-";

    private static readonly ConcurrentDictionary<string, Lazy<Task<SampleStage>>> s_stages = new(StringComparer.Ordinal);

    private static readonly string[] s_secrets =
    [
        "TYPEDFLOWS_CLIENT_SECRET", "ADLS_URL", "ADLS_SERVICE_PRINCIPAL_ID", "ADLS_SERVICE_PRINCIPAL_KEY", "ADLS_TENANT",
        "HUBSPOT_CLIENT_ID", "HUBSPOT_CLIENT_SECRET", "HUBSPOT_ACCESS_TOKEN",
        "HUBSPOT_REFRESH_TOKEN", "SALESFORCE_USERNAME", "SALESFORCE_PASSWORD", "SALESFORCE_SECURITY_TOKEN", "SERVICENOW_ENDPOINT",
        "SERVICENOW_USERNAME", "SERVICENOW_PASSWORD", "AZURE_CONNECTION_STRING",
    ];

    public required SampleRun First { get; init; }

    public required SampleRun Second { get; init; }

    public required SampleRun WithoutState { get; init; }

    public required IReadOnlyList<CapturedCall> FirstCalls { get; init; }

    public required IReadOnlyList<CapturedCall> SecondCalls { get; init; }

    public required IReadOnlyList<CapturedCall> CallsWithoutState { get; init; }

    /// <summary>Gets the records of each dataset by name after the first run.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<JsonElement>> Stored { get; init; }

    /// <summary>Gets all stored and displayed text: the platform's journal and state, and the state file of the sample.</summary>
    public required string Kept { get; init; }

    /// <summary>Returns the folders that represent the source systems of each sample.</summary>
    private static IEnumerable<(string Source, string Folder)> SourcesOf(string sample) => sample switch
    {
        "CloudStorage" => [("adls-gen2", "")],
        "CustomerSuccess" => [("salesforce-service-cloud", "salesforce"), ("service-now", "service-now")],
        "MarketingAutomation" => [("hubspot", "")],
        "Worker" => [("azure-blob", "")],
        _ => [],
    };

    /// <summary>Returns the arguments that the tutorial of a sample requires, such as the file and the start time.</summary>
    private static string[] ArgumentsOf(string sample) => sample switch
    {
        "CloudStorage" => ["--path", "/some/path/data.csv", "--start", "2019-09-02T08:05:48Z"],
        "CustomerSuccess" => ["--start", "2020-05-29T22:45:16Z"],
        "MarketingAutomation" => ["--start", "2020-06-01T20:30:54Z"],
        _ => [],
    };

    /// <summary>Runs the sample on first use and returns the same result for every test.</summary>
    public static Task<SampleStage> OfAsync(string sample) => s_stages.GetOrAdd(sample, name => new(() => RunAsync(name))).Value;

    /// <summary>Returns the environment of a sample that uses a platform.</summary>
    public static Dictionary<string, string> Environment(Uri endpoint)
    {
        var environment = s_secrets.ToDictionary(name => name, name => Secret + name);
        environment["TYPEDFLOWS_ENDPOINT"] = endpoint.ToString();
        environment["TYPEDFLOWS_ORG"] = "emulator@AdobeOrg";
        environment["TYPEDFLOWS_API_KEY"] = "key";
        return environment;
    }

    public static void AddSources(PlatformEmulatorOptions options, string sample)
    {
        foreach (var (source, folder) in SourcesOf(sample))
        {
            options.Source(source, Path.Combine(Repository.Root, "samples", sample, "data", folder));
        }
    }

    /// <summary>Adds the compiled schemas of the samples with the ids and the tenant of another organization.</summary>
    public static void AddSchemas(PlatformEmulatorOptions options, TemporaryFolder folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "specs", "xdm")))
        {
            var text = File.ReadAllText(file);
            text = text.Replace("acme", "umbrella", StringComparison.Ordinal).Replace("/schemas/", "/schemas/0", StringComparison.Ordinal);
            folder.Write(Path.GetFileName(file), text);
        }

        options.Specs(folder.Path);
    }

    private static async Task<SampleStage> RunAsync(string sample)
    {
        using var schemas = new TemporaryFolder();
        await using var platform = await PlatformEmulator.StartAsync(options =>
        {
            AddSources(options, sample);
            AddSchemas(options, schemas);
        });
        await using var proxy = await RecordingProxy.StartAsync(platform.Endpoint);
        var environment = Environment(proxy.Endpoint);
        using var folder = new TemporaryFolder();
        var first = await SampleRun.InAsync(folder.Path, sample, environment, ArgumentsOf(sample));
        var calls = proxy.Calls;
        var stored = new Dictionary<string, IReadOnlyList<JsonElement>>();
        foreach (var dataset in calls.Where(call => call.IsCreateOf("dataSets") && call.Status == 201))
        {
            var id = dataset.Response[0].GetString()!["@/dataSets/".Length..];
            stored[dataset.Request.GetProperty("name").GetString()!] = await platform.GetRecordsAsync(id, limit: 100_000);
        }

        var second = await SampleRun.InAsync(folder.Path, sample, environment, ArgumentsOf(sample));
        var secondCalls = proxy.Calls.Skip(calls.Count).ToList();
        var state = string.Concat(Directory.EnumerateFiles(folder.Path).Select(File.ReadAllText));
        var withoutState = await SampleRun.OfAsync(sample, environment, ArgumentsOf(sample));
        return new()
        {
            First = first,
            Second = second,
            WithoutState = withoutState,
            FirstCalls = calls,
            SecondCalls = secondCalls,
            CallsWithoutState = [.. proxy.Calls.Skip(calls.Count + secondCalls.Count)],
            Stored = stored,
            Kept = string.Join(
                '\n',
                platform.ReadJournal().Select(entry => entry.GetRawText()).Append(
                    Encoding.UTF8.GetString(platform.TakeSnapshot().Span)).Append(state)),
        };
    }
}
