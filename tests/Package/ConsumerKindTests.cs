using System.Text.RegularExpressions;

namespace TypedFlows.Package;

/// <summary>Tests projects that the packages do not support, which get one clear error, and unusual ones that they do support.</summary>
public partial class ConsumerKindTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Crm = "flow/CRMToAEP.json";

    [Theory]
    [InlineData("Old", "netstandard2.0", "TypedFlows.Client", "net8.0")]
    [InlineData("OldHost", "net8.0", "TypedFlows.Emulator", "net10.0")]
    public async Task A_framework_that_a_package_does_not_support_fails_the_restore(
        string name, string framework, string package, string supported)
    {
        var consumer = feed.CreateConsumer(name, Crm);
        Change(
            consumer,
            ("net10.0", framework),
            ("TypedFlows.Client", package),
            ("<OutputType>Exe</OutputType>", string.Empty),
            ("<ImplicitUsings>enable</ImplicitUsings>", string.Empty));
        var log = (await consumer.BuildAsync()).MustFail();
        Assert.All(Errors(log), error => Assert.Contains("NU1202", error, StringComparison.Ordinal));
        Assert.Contains(
            Errors(log),
            error => Regex.IsMatch(error, $"Package {Regex.Escape(package)} .* is not compatible with {Regex.Escape(framework)} "));
        Assert.Contains(supported, log.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9")]
    [InlineData("11.0")]
    [InlineData("ISO-2")]
    public async Task An_old_language_version_is_one_error(string version)
    {
        var consumer = feed.CreateConsumer($"Language{version.Length}{version[0]}", Crm);
        Change(
            consumer,
            ("<Nullable>enable</Nullable>", $"<LangVersion>{version}</LangVersion>"),
            ("<ImplicitUsings>enable</ImplicitUsings>", string.Empty));
        consumer.Write("Program.cs", "class Program { static void Main() { } }");
        var log = (await consumer.BuildAsync()).MustFail();
        Assert.Matches(
            $"{Path.GetFileName(consumer.ProjectFile)}.*requires C# 12 or newer, but LangVersion is {version}",
            Assert.Single(Errors(log)));
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("default")]
    [InlineData("preview")]
    [InlineData("12")]
    public async Task A_supported_language_version_compiles(string version)
    {
        var consumer = feed.CreateConsumer($"Language{version}", Crm);
        Change(consumer, ("<Nullable>enable</Nullable>", $"<LangVersion>{version}</LangVersion>"));
        consumer.Write(
            "Program.cs", $"System.Console.WriteLine(Language{version}.Specs.CrmToAep.ScheduleParams.Once(startTime: 1590792316));");
        (await consumer.BuildAsync()).MustSucceed();
    }

    [Fact]
    public async Task Spec_files_in_another_language_are_one_error()
    {
        var consumer = feed.CreateConsumer("FSharp", Crm);
        var project = Path.ChangeExtension(consumer.ProjectFile, ".fsproj");
        File.WriteAllText(
            project,
            File.ReadAllText(consumer.ProjectFile)
                .Replace("<ItemGroup>", "<ItemGroup><Compile Include=\"Program.fs\" />", StringComparison.Ordinal));
        File.Delete(consumer.ProjectFile);
        consumer.Write("Program.fs", "printfn \"%s\" FSharp.Specs.CrmToAep.Id");
        var log = (await Shell.RunAsync(consumer.Folder, feed.Environment, "dotnet", "build", project, "-v", "q")).MustFail();
        Assert.Matches("FSharp.fsproj.*compiled in C# projects only, but this project uses F#", Assert.Single(Errors(log)));
    }

    [Fact]
    public async Task A_project_without_spec_files_is_warned_once_and_a_project_that_references_one_is_not()
    {
        var library = feed.CreateConsumer("Library", Crm);
        Change(library, ("<OutputType>Exe</OutputType>", string.Empty));
        var consumer = feed.CreateConsumer("NoSpecs");
        consumer.Write("Program.cs", "System.Console.WriteLine();");
        consumer.Write("Specs/CRMToAEP.json", Repository.Read("specs/" + Crm));
        var log = (await consumer.BuildAsync()).MustSucceed();
        Assert.Equal(
            ("TFL0023", "NoSpecs.csproj"), Assert.Single(log.Diagnostics.Select(each => (each.Id, each.File)).Distinct()));

        Change(consumer, ("<ItemGroup>", "<ItemGroup><ProjectReference Include=\"../Library/Library.csproj\" />"));
        var referencing = (await Shell.RunAsync(consumer.Folder, feed.Environment, "dotnet", "build", consumer.ProjectFile)).MustSucceed();
        Assert.DoesNotContain("TFL0023", referencing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projects_with_one_root_namespace_build_without_a_warning()
    {
        var library = feed.CreateConsumer("SameLibrary");
        var consumer = feed.CreateConsumer("SameProgram");
        foreach (var (project, title) in new[] { (library, "Order"), (consumer, "Invoice") })
        {
            Change(
                project,
                (
                    "<Nullable>enable</Nullable>",
                    "<RootNamespace>Acme.Pipelines</RootNamespace><TreatWarningsAsErrors>true</TreatWarningsAsErrors>"));
            project.Write(
                $"specs/{title}.json", $$"""{ "title": "{{title}}", "type": "object", "properties": { "id": { "type": "integer" } } }""");
        }

        Change(library, ("<OutputType>Exe</OutputType>", string.Empty));
        Change(consumer, ("<ItemGroup>", "<ItemGroup><ProjectReference Include=\"../SameLibrary/SameLibrary.csproj\" />"));
        consumer.Write("Program.cs", """
            using Acme.Pipelines.Specs;

            Console.WriteLine($"{new Order { Id = 1 }.Id} {new Invoice { Id = 2 }.Id}");
            """);
        (await consumer.BuildAsync()).MustSucceed();
        Assert.Contains("1 2", (await consumer.RunAsync()).MustSucceed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_CLS_compliant_assembly_uses_the_types_without_a_warning()
    {
        var consumer = feed.CreateConsumer("Compliant", Crm, "connection/hubspot.json");
        Change(consumer, ("<OutputType>Exe</OutputType>", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"));
        consumer.Write("Library.cs", """
            [assembly: System.CLSCompliant(true)]

            public static class Library
            {
                public static Compliant.Specs.Hubspot.Source Source(TypedFlows.Client.FlowRun run) =>
                    new() { TableName = run.Id, Columns = [] };
            }
            """);
        (await consumer.BuildAsync()).MustSucceed();
    }

    [Fact]
    public async Task A_minimal_API_binds_a_record_and_rejects_a_body_that_violates_a_rule()
    {
        var consumer = feed.CreateConsumer("Web", Crm);
        Change(consumer, ("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web"));
        consumer.Write("Program.cs", """"
            using System.Text;
            using Web.Specs;

            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            await using var app = builder.Build();
            app.MapPost("/schedules", (CrmToAep.ScheduleParams schedule) => Results.Ok(schedule));
            await app.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
            string[] bodies =
            [
                """{"startTime":1590792316,"frequency":"minute","interval":15}""",
                """{"startTime":1590792316,"frequency":"minute","interval":5}""",
                """{"startTime":1590792316,"frequency":"once","interval":5}""",
                """{"startTime":"soon"}""",
            ];
            foreach (var body in bodies)
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var response = await client.PostAsync("/schedules", content);
                Console.WriteLine($"status {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
            }
            """");
        (await consumer.BuildAsync()).MustSucceed();
        var output = (await consumer.RunAsync()).MustSucceed().Output;
        Assert.Contains("""status 200 {"startTime":1590792316,"frequency":"minute","interval":15}""", output, StringComparison.Ordinal);
        Assert.Equal(["200", "400", "400", "400"], Status().Matches(output).Select(match => match.Groups[1].Value));
    }

    private static void Change(Consumer consumer, params (string Old, string New)[] changes)
    {
        var text = File.ReadAllText(consumer.ProjectFile);
        foreach (var (old, replacement) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        File.WriteAllText(consumer.ProjectFile, text);
    }

    // MSBuild repeats errors.
    private static string[] Errors(ShellResult log) =>
        [.. ErrorLine().Matches(log.Output).Select(match => match.Value.Trim()).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"^.*\berror\b.*:.*$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"status ([0-9]+)")]
    private static partial Regex Status();
}
