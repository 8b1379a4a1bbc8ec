using TypedFlows.Client;
using TypedFlows.Emulator;
using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests.Importing;

/// <summary>An emulator with flows that others created.</summary>
internal sealed class RunningFlow : IAsyncDisposable
{
    public const string Every30Minutes = """{"startTime":1567411548,"frequency":"minute","interval":30}""";

    private const string AmazonS3 = "ecadc60c-7455-4d87-84dc-2a0e293d997b";
    private const string CloudStorage = "9753525b-82c7-4dce-8a9b-5ccfce2b9876";


    private readonly PipelineStateStore _store = new();

    private RunningFlow(PlatformEmulator platform, PlatformClient client) => (Platform, Client) = (platform, client);

    public PlatformEmulator Platform { get; }

    public PlatformClient Client { get; }

    public TemporaryFolder Folder { get; } = new();

    public static async Task<RunningFlow> StartAsync()
    {
        var platform = await PlatformEmulator.StartAsync(options => options.Specs(Repository.Full("specs")));
        return new(platform, new PlatformClient(platform.ClientOptions));
    }

    /// <summary>Creates a flow from Amazon S3 and returns its id.</summary>
    public async Task<string> CreateAsync(
        string name,
        IReadOnlyList<MappingRow>? mapping = null,
        string source = """{"path":"/some/path","recursive":true}""",
        string schedule = Every30Minutes,
        string? description = null,
        IReadOnlyList<Transformation>? transformations = null,
        DataFormat? format = null,
        string? pipelineName = null)
    {
        var pipeline = new Pipeline(pipelineName ?? name)
        {
            Labels = { [PipelineResource.Flow] = new(name, description) },
            StateStore = _store,
            Connection = new RawConnection(
                AmazonS3, new RawAuth("Access Key", """{"s3AccessKey":"AKEXAMPLE","s3SecretKey":"not-to-be-shown"}""")),
            Schema = XdmSchema.Profile(),
            Format = format,
            Flow = new RawFlow(CloudStorage, new RawSource(AmazonS3, source))
            {
                Schedule = new RawParameters(schedule),
                Transformations = transformations ?? [],
            },
        };
        foreach (var row in mapping ?? [new("Id", "_id"), new("Email", "personalEmail.address")])
        {
            pipeline.Mapping.Add(row);
        }

        return (await pipeline.ApplyAsync(Client)).FlowId;
    }

    /// <summary>Imports a flow into the folder <c>made</c>.</summary>
    public Task<ToolRun> ImportAsync(string flow, params string[] options) =>
        ToolRun.OfAsync(["import", "-o", Folder["made"], "--endpoint", Platform.Address(), .. options, "--", flow]);

    /// <summary>Imports a flow, and returns the plan of the project that was written.</summary>
    public async Task<(ImportedBuild Build, PipelinePlan Plan)> PlanImportedAsync(string flow, Func<string, string>? setting = null)
    {
        (await ImportAsync(flow)).MustEnd(ExitCode.Success);
        var build = await ImportedBuild.OfAsync(Folder["made"]);
        return (build, await build.Pipeline(setting).PlanAsync(Client));
    }

    /// <summary>Returns the text of every file of the project.</summary>
    public string Written() => string.Join(
        '\n', Directory.EnumerateFiles(Folder["made"], "*", SearchOption.AllDirectories).Select(File.ReadAllText));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Platform.DisposeAsync();
        Folder.Dispose();
    }
}
