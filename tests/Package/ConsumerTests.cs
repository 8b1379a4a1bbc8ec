namespace TypedFlows.Package;

/// <summary>Tests a project outside the repository that has only <c>dotnet add package TypedFlows.Client</c> and a specs folder.</summary>
public class ConsumerTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Crm = "flow/CRMToAEP.json";

    [Fact]
    public async Task Factories_records_and_run_time_checks_work()
    {
        var consumer = feed.CreateConsumer("Good", Crm, "connection/amazon-s3.json", "connection/hubspot.json");
        consumer.Write("Program.cs", """"
            using Good.Specs;

            var minute = CrmToAep.ScheduleParams.Minute(startTime: 1590792316, interval: 15);
            var once = CrmToAep.ScheduleParams.Once(startTime: 1590792316);
            var hour = new CrmToAep.ScheduleParams { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Hour, Interval = 1 };
            var flow = new CrmToAep.Flow
            {
                Source = new Hubspot.Source { TableName = "contacts", Columns = [] },
                Copy = new CrmToAep.CopyParams { DeltaColumn = new CrmToAep.DeltaColumn { Name = "updatedAt" } },
                Schedule = minute,
            };
            Console.WriteLine($"{minute.Validate()} {once.Validate()} {hour.Validate()} {flow.Validate()}");

            string[] documents =
            [
                """{"startTime":1590792316,"frequency":"minute","interval":5}""",
                """{"startTime":1590792316,"frequency":"once","interval":15}""",
                """{"startTime":1590792316,"frequency":"hour"}""",
                """{"startTime":1590792316,"frequency":"hour","interval":1}""",
            ];
            foreach (var document in documents)
            {
                CrmToAep.ScheduleParams.TryParseJson(System.Text.Encoding.UTF8.GetBytes(document), out _, out var result);
                Console.WriteLine(string.Join("|", result.Violations.Select(v => $"[{v.InstancePath}] [{v.SchemaPath}] [{v.Keyword}]")) + ";");
            }
            """");
        (await consumer.BuildAsync()).MustSucceed();
        var output = (await consumer.RunAsync()).MustSucceed().Output.ReplaceLineEndings("\n");
        Assert.Contains("valid valid valid valid\n", output, StringComparison.Ordinal);
        Assert.Contains("[/interval] [/else/then/properties/interval/minimum] [minimum];\n", output, StringComparison.Ordinal);
        Assert.Contains("[] [/then/allOf/0/not] [not];\n", output, StringComparison.Ordinal);
        Assert.Contains("[] [/else/required] [required];\n", output, StringComparison.Ordinal);
        Assert.Contains("\n;\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_rules_are_errors_at_their_own_lines()
    {
        var consumer = feed.CreateConsumer("Broken", Crm);
        consumer.Write("Program.cs", """
            using Broken.Specs;

            var low = new CrmToAep.ScheduleParams { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Minute, Interval = 5 };
            var once = new CrmToAep.ScheduleParams { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Once, Interval = 15 };
            var missing = new CrmToAep.ScheduleParams { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Hour };
            var right = new CrmToAep.ScheduleParams { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Hour, Interval = 1 };
            var factory = CrmToAep.ScheduleParams.Minute(startTime: 1590792316, interval: 5);
            Console.WriteLine($"{low} {once} {missing} {right} {factory}");
            """);
        var errors = (await consumer.BuildAsync()).MustFail().Errors;
        Assert.Equal(
            [(3, "TFL1001"), (4, "TFL1002"), (5, "TFL1003"), (7, "TFL1001")],
            errors.OrderBy(e => e.Line).Select(e => (e.Line, e.Id)));
        Assert.All(errors, e => Assert.Contains("CRMToAEP", e.Text, StringComparison.Ordinal));
        Assert.Contains("15", errors.First(e => e.Line == 3).Text, StringComparison.Ordinal);
        Assert.Contains("once", errors.First(e => e.Line == 4).Text, StringComparison.Ordinal);
        Assert.Contains("required", errors.First(e => e.Line == 5).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_has_no_interval_parameter()
    {
        var consumer = feed.CreateConsumer("NoParameter", Crm);
        consumer.Write("Program.cs", """
            Console.WriteLine(NoParameter.Specs.CrmToAep.ScheduleParams.Once(startTime: 1590792316, interval: 15));
            """);
        Assert.Equal("CS1739", Assert.Single((await consumer.BuildAsync()).MustFail().Errors).Id);
    }

    [Fact]
    public async Task A_source_that_the_flow_spec_does_not_list_does_not_compile()
    {
        var consumer = feed.CreateConsumer("WrongSource", Crm, "connection/amazon-s3.json", "connection/hubspot.json");
        consumer.Write("Program.cs", """
            using WrongSource.Specs;

            var flow = new CrmToAep.Flow
            {
                Source = new AmazonS3.Source { Path = "/" },
                Schedule = CrmToAep.ScheduleParams.Once(startTime: 1590792316),
            };
            Console.WriteLine(flow);
            """);
        var errors = (await consumer.BuildAsync()).MustFail().Errors;
        Assert.Equal([(5, "CS0029"), (5, "TFL1005")], errors.OrderBy(e => e.Id, StringComparer.Ordinal).Select(e => (e.Line, e.Id)));
        Assert.All(errors, e => Assert.Contains("CrmToAep", e.Text, StringComparison.Ordinal));
        Assert.Contains("Hubspot", errors.Single(e => e.Id == "TFL1005").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_project_that_references_the_consumer_gets_the_same_errors()
    {
        var first = feed.CreateConsumer("First", Crm);
        first.Write("Program.cs", """
            Console.WriteLine(First.Specs.CrmToAep.ScheduleParams.Once(startTime: 1590792316));
            """);
        var second = feed.CreateConsumer("Second");
        second.Write("Second.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../First/First.csproj" />
              </ItemGroup>
            </Project>
            """);
        second.Write("Program.cs", """
            using First.Specs;

            var low = new CrmToAep.ScheduleParams { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Minute, Interval = 5 };
            var once = new CrmToAep.ScheduleParams { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Once, Interval = 15 };
            var missing = new CrmToAep.ScheduleParams { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Hour };
            var right = new CrmToAep.ScheduleParams { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Hour, Interval = 1 };
            Console.WriteLine($"{low} {once} {missing} {right}");
            """);
        var errors = (await second.BuildAsync()).MustFail().Errors;
        Assert.Equal(
            [(3, "TFL1001"), (4, "TFL1002"), (5, "TFL1003")],
            errors.OrderBy(e => e.Line).Select(e => (e.Line, e.Id)));
    }

    [Fact]
    public async Task Files_of_one_name_from_outside_the_project_are_compiled_embedded_and_found_by_references()
    {
        var consumer = feed.CreateConsumer("OneName");
        consumer.Write("OneName.csproj", File.ReadAllText(consumer.ProjectFile).Replace("""
                <PackageReference
            """, $"""
                <PackageReference Include="TypedFlows.Emulator" Version="{PackedFeed.Version}" />
                <SpecFile Include="../OneNameSpecs/a/x.json" />
                <SpecFile Include="../OneNameSpecs/b/x.json" />
                <SpecFile Include="../OneNameSpecs/common/paths.json" />
                <PackageReference
            """, StringComparison.Ordinal));
        consumer.Write(
            "../OneNameSpecs/common/paths.json",
            """{ "title": "Paths", "type": "object", "definitions": { "path": { "type": "string", "minLength": 1 } } }""");
        const string Properties = """{ "path": { "$ref": "../common/paths.json#/definitions/path" } }""";
        foreach (var name in new[] { "a", "b" })
        {
            consumer.Write($"../OneNameSpecs/{name}/x.json", $$"""
                {
                    "id": "{{name}}", "name": "{{name}}-system", "version": "1.0",
                    "sourceSpec": { "name": "S", "spec": { "type": "object", "properties": {{Properties}} } }
                }
                """);
        }

        consumer.Write("Program.cs", """
            using OneName.Specs;
            using TypedFlows.Client;
            using TypedFlows.Emulator;

            await using var platform = await PlatformEmulator.StartAsync(_ => { });
            using var client = new PlatformClient(platform.ClientOptions);
            var (a, b) = (new ASystem.Source { Path = "/" }, new BSystem.Source { Path = args.FirstOrDefault("") });
            Console.WriteLine($"{a.Validate().IsValid} {b.Validate().IsValid} {(await client.ConnectionSpecs.GetAsync("a")).Name} {(await client.ConnectionSpecs.GetAsync("b")).Name}");
            """);
        (await consumer.BuildAsync()).MustSucceed();
        Assert.Contains("True False a-system b-system", (await consumer.RunAsync()).MustSucceed().Output, StringComparison.Ordinal);
    }
}
