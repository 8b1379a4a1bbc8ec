using System.Text.Json;
using TypedFlows.Client;
using TypedFlows.Tool.Importing;
using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests.Importing;

/// <summary>Tests what <c>import</c> writes, and what it rejects.</summary>
public class ImportTests
{
    [Theory]
    [InlineData("\"; System.Environment.Exit(1); //")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("..")]
    [InlineData("a\nb\r\n#error no\u2028#error no\u0085#error no")]
    [InlineData("*/ } } class Broken { /* \"\"\" $body$ $flow$ {0} \\")]
    [InlineData("class")]
    [InlineData("CON")]
    [InlineData("Pipeline")]
    [InlineData("System")]
    [InlineData("Program")]
    [InlineData("AmazonS3")]
    [InlineData("!")]
    [InlineData("--force")]
    [InlineData("Données \U0001F600 \u202E 日本語")]
    public async Task Texts_of_the_service_leave_neither_the_folder_nor_their_literals(string text)
    {
        await using var running = await RunningFlow.StartAsync();
        var id = await running.CreateAsync(
            text, [new(text, "person.name.fullName"), MappingRow.Constant(text, to: "personalEmail.label"), new("Id", "_id")],
            description: text);

        var (build, plan) = await running.PlanImportedAsync(id);

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.Equal(text, build.Pipeline().Name);
        Assert.Null(await build.TestAsync());
        Assert.Equal(["made"], Directory.EnumerateFileSystemEntries(running.Folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_long_name_has_a_short_file_name()
    {
        await using var running = await RunningFlow.StartAsync();
        var id = await running.CreateAsync(new string('x', 400));

        Assert.True((await running.PlanImportedAsync(id)).Plan.IsEmpty);
        Assert.All(
            Directory.EnumerateFiles(running.Folder["made"], "*", SearchOption.AllDirectories),
            file => Assert.True(Path.GetFileName(file).Length < 255));
    }

    [Theory]
    [InlineData("""{"path":"/some?sv=2020&sig=S3cr3tValue","recursive":true}""", "AMAZON_S3_SOURCE_PATH", "/some?sv=2020&sig=S3cr3tValue")]
    [InlineData("""{"path":"/a","deep":[{"endpoint":"https://user:S3cr3tValue@example.com"}]}""", "AMAZON_S3_SOURCE_DEEP_ENDPOINT",
        "https://user:S3cr3tValue@example.com")]
    [InlineData("""{"path":"/a","deep":{"accountKeyId":"S3cr3tValue"}}""", "AMAZON_S3_SOURCE_DEEP_ACCOUNT_KEY_ID", "S3cr3tValue")]
    [InlineData("""{"path":"/a","hmac":"S3cr3tValue0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT=="}""", "AMAZON_S3_SOURCE_HMAC",
        "S3cr3tValue0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT==")]
    public async Task Credentials_in_parameters_become_settings(string source, string name, string value)
    {
        await using var running = await RunningFlow.StartAsync();
        var id = await running.CreateAsync("Secrets", source: source, description: "pwd=S3cr3tValue");

        var (build, plan) = await running.PlanImportedAsync(id, asked => asked == name ? value : "any");

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.DoesNotContain("S3cr3tValue", running.Written(), StringComparison.Ordinal);
        Assert.DoesNotContain("not-to-be-shown", running.Written(), StringComparison.Ordinal);
        Assert.Contains("AMAZON_S3_S3_SECRET_KEY", running.Written(), StringComparison.Ordinal);
        await build.TestAsync();
    }

    [Fact]
    public async Task Credentials_in_a_mapping_become_settings()
    {
        await using var running = await RunningFlow.StartAsync();
        var id = await running.CreateAsync(
            "Rows",
            [
                new("Id", "_id"), MappingRow.Constant("AccountKey=S3cr3tValue", to: "personalEmail.label"),
                MappingRow.Expression("concat('https://x/?sig=S3cr3tValue', Id)", to: "person.name.fullName"),
            ]);

        var (_, plan) = await running.PlanImportedAsync(id, name => name switch
        {
            "AMAZON_S3_MAPPING_PERSONAL_EMAIL_LABEL" => "AccountKey=S3cr3tValue",
            "AMAZON_S3_MAPPING_PERSON_NAME_FULL_NAME" => "concat('https://x/?sig=S3cr3tValue', Id)",
            _ => "any",
        });

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.DoesNotContain("S3cr3tValue", running.Written(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_with_a_pattern_has_a_placeholder_that_fulfills_it()
    {
        const string Password = "\"format\":\"password\"";
        await using var running = await RunningFlow.StartAsync();
        var graph = await FlowReader.ReadAsync(running.Client, await running.CreateAsync("Pattern"), _ => { }, default);
        Directory.CreateDirectory(running.Folder["made"]);
        ImportedProject.Write(
            graph with
            {
                Specs =
                [
                    .. graph.Specs.Select(spec => spec with
                    {
                        Json = JsonElement.Parse(spec.Json.GetRawText().Replace(
                            Password, Password + ",\"pattern\":\"^Server=[a-z]{3};$\"", StringComparison.Ordinal)),
                    }),
                ],
            },
            running.Folder["made"]);

        Assert.Matches("""S3_SECRET_KEY"\] = "Server=[a-z]{3};""", running.Written());
        Assert.Null(await (await ImportedBuild.OfAsync(running.Folder["made"])).TestAsync());
    }

    [Fact]
    public async Task Rows_of_every_kind_are_typed()
    {
        await using var running = await RunningFlow.StartAsync();
        var id = await running.CreateAsync(
            "Kinds",
            [
                new("Id", "_id") { Identity = true, NamespaceCode = "Email" }, new("Id", "person.name.lastName"),
                MappingRow.Expression("date(Born, 'yyyy-MM-dd')", to: "person.birthDate"),
                MappingRow.Constant("web", to: "personalEmail.label"),
            ],
            schedule: """{"startTime":"1567411548","frequency":"day","interval":"2","backfill":"true"}""");

        var (build, plan) = await running.PlanImportedAsync(id);

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.Null(await build.TestAsync());
        var program = await File.ReadAllTextAsync(running.Folder["made/Program.cs"]);
        Assert.Contains("ScheduleParams.Day(startTime: 1567411548, interval: 2, backfill: true)", program, StringComparison.Ordinal);
        Assert.Contains("new(\"Id\", Kinds.Paths.Id) { Identity = true", program, StringComparison.Ordinal);
        Assert.Contains("to: Kinds.Paths.Person.BirthDate", program, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transformation_that_the_spec_does_not_declare_is_raw_with_the_reason()
    {
        await using var running = await RunningFlow.StartAsync();
        var id = await running.CreateAsync(
            "Raw", transformations: [new("Undeclared", new RawParameters("""{"a":[1,"x"]}"""))]);

        var (build, plan) = await running.PlanImportedAsync(id);

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.Null(await build.TestAsync());
        Assert.Contains("// The transformations are not those of the flow spec in its order.", running.Written(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_cannot_be_compiled_is_raw_and_plans_no_change(bool hasMapping)
    {
        await using var running = await RunningFlow.StartAsync();
        var graph = await FlowReader.ReadAsync(running.Client, await running.CreateAsync("Uncompiled"), _ => { }, default);
        Directory.CreateDirectory(running.Folder["made"]);

        ImportedProject.Write(
            hasMapping ? graph with { Specs = [.. graph.Specs.Where(spec => spec.Kind == "xdm")] } : graph with { Mapping = null },
            running.Folder["made"]);
        var build = await ImportedBuild.OfAsync(running.Folder["made"]);

        var plan = await build.Pipeline().PlanAsync(running.Client);
        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.NotNull(await build.TestAsync());
        Assert.Contains(
            hasMapping ? "is not in the folder specs" : "does not have the mapping set", running.Written(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_rows_are_nested()
    {
        await using var running = await RunningFlow.StartAsync();
        var id = await running.CreateAsync(
            "Nested", [new("key.id", "_id"), new("who.mail", "personalEmail.address")], """{"path":"/in/*.json"}""",
            format: DataFormat.Json);

        var (build, plan) = await running.PlanImportedAsync(id);

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.Null(await build.TestAsync());
        var rows = await File.ReadAllTextAsync(running.Folder["made/tests/data/in/rows.json"]);
        Assert.StartsWith("{\"key\":{\"id\":", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_pipeline_updates_the_flow_that_was_imported()
    {
        await using var running = await RunningFlow.StartAsync();
        var id = await running.CreateAsync("Contacts");
        await running.ImportAsync(id);
        var program = running.Folder["made/Program.cs"];
        await File.WriteAllTextAsync(
            program, (await File.ReadAllTextAsync(program)).Replace("interval: 30", "interval: 45", StringComparison.Ordinal));
        var build = await ImportedBuild.OfAsync(running.Folder["made"]);

        var applied = await build.Pipeline().ApplyAsync(running.Client);

        Assert.Equal(id, applied.FlowId);
        Assert.Equal(45, (await running.Client.Flows.GetAsync(id)).ScheduleParams.GetProperty("interval").GetInt32());
        Assert.Equal(1, await running.Client.Flows.CountAsync());
    }

    [Fact]
    public async Task A_name_selects_a_flow_if_it_is_unique()
    {
        await using var running = await RunningFlow.StartAsync();
        await running.CreateAsync("Contacts");
        var missing = (await running.ImportAsync("Contact")).MustEnd(ExitCode.Usage);
        Assert.Contains("Did you mean Contacts?", missing.Error, StringComparison.Ordinal);
        (await running.ImportAsync("00000000-1111-2222-3333-444444444444")).MustEnd(ExitCode.Usage);
        Assert.False(Directory.Exists(running.Folder["made"]));

        (await running.ImportAsync("Contacts")).MustEnd(ExitCode.Success);
        var second = await running.CreateAsync("Contacts", source: """{"path":"/other"}""", pipelineName: "Others");
        var ambiguous = (await running.ImportAsync("Contacts", "--force")).MustEnd(ExitCode.Usage);
        Assert.Contains("select one by its id", ambiguous.Error, StringComparison.Ordinal);
        Assert.Contains(second, ambiguous.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_is_changed_only_by_force()
    {
        await using var running = await RunningFlow.StartAsync();
        var id = await running.CreateAsync("Contacts");
        running.Folder.Write("made/Program.cs", "mine");
        running.Folder.Write("made/own.txt", "mine");

        var rejected = (await running.ImportAsync(id)).MustEnd(ExitCode.Usage);
        Assert.Contains("is not empty", rejected.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(running.Folder["made/Program.cs"]));

        (await running.ImportAsync(id, "--force")).MustEnd(ExitCode.Success);
        Assert.Contains("ImportedPipeline", await File.ReadAllTextAsync(running.Folder["made/Program.cs"]), StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(running.Folder["made/own.txt"]));
        running.Folder.Write("file", "mine");
        (await ToolRun.OfAsync("import", id, "-o", running.Folder["file"], "--endpoint", running.Platform.Address()))
            .MustEnd(ExitCode.Usage);
    }

    [Fact]
    public void An_interrupted_import_leaves_nothing_or_names_what_it_replaced()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<OperationCanceledException>(() => new ImportedFolder(folder["made"], isForced: false).Write(path =>
        {
            File.WriteAllText(Path.Combine(path, "Program.cs"), "half");
            throw new OperationCanceledException();
        }));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));

        // A folder with the name of a file cannot be replaced.
        folder.Write("made/b.txt/own.txt", "mine");
        var error = Assert.Throws<ToolException>(() => new ImportedFolder(folder["made"], isForced: true).Write(path =>
        {
            File.WriteAllText(Path.Combine(path, "a.txt"), "new");
            File.WriteAllText(Path.Combine(path, "b.txt"), "new");
            return [];
        }));
        Assert.Contains("These files were replaced before: a.txt.", error.Message, StringComparison.Ordinal);
        Assert.Equal(["made"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_rejected_token_is_a_failure_that_writes_nothing()
    {
        await using var running = await RunningFlow.StartAsync();
        var id = await running.CreateAsync("Contacts");
        var path = $"/data/foundation/flowservice/flows/{id}";
        running.Platform.AddFault($$"""{"kind":"status","method":"GET","path":"{{path}}","status":401,"times":9}""");

        var run = (await running.ImportAsync(id)).MustEnd(ExitCode.Failed);

        Assert.Contains("401", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(running.Folder.Path));
    }

    [Fact]
    public async Task The_packages_of_the_test_project_are_those_of_the_repository()
    {
        await using var running = await RunningFlow.StartAsync();
        await running.ImportAsync(await running.CreateAsync("Contacts"));
        var written = await File.ReadAllTextAsync(running.Folder["made/tests/ContactsPipeline.Tests.csproj"]);
        var versions = Repository.Read("Directory.Packages.props");
        Assert.All(
            (string[])["Microsoft.NET.Test.Sdk", "xunit", "xunit.runner.visualstudio"],
            package => Assert.Contains(
                versions.Split('\n').Single(line => line.Contains($"Include=\"{package}\"", StringComparison.Ordinal))
                    .Trim().Replace("PackageVersion", "PackageReference", StringComparison.Ordinal),
                written, StringComparison.Ordinal));
    }
}
