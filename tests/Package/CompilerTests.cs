using System.Text.RegularExpressions;

namespace TypedFlows.Package;

/// <summary>Tests the packages with the oldest compiler that they support and with that of the SDK, in each framework and with the oldest
/// and the newest version of C#.</summary>
public class CompilerTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Schema = """
        {
          "$id": "https://ns.adobe.com/northwind/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "version": "1.0",
          "title": "Parcel", "type": "object",
          "properties": {
            "name": { "type": "string", "meta:xdmType": "string" },
            "size": { "type": "integer", "minimum": -128, "maximum": 127, "meta:xdmType": "byte" }
          }
        }
        """;

    private const string Mistakes = """
        using TypedFlows.Client;

        var low = new CrmToAep.ScheduleParams { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Minute, Interval = 5 };
        var field = MappingRow.Expression("uper(name)", to: "name");
        """;

    private const string Valid = """
        using TypedFlows.Client;

        var schedule = CrmToAep.ScheduleParams.Minute(startTime: 1590792316, interval: 15);
        var parcel = Parcel.ParseJson("{\"name\":\"Roses\",\"size\":5}"u8);
        var row = MappingRow.Expression("upper(name)", to: Parcel.Paths.Name);
        System.Console.WriteLine($"{schedule.Validate()} {parcel.Validate()} {row.Destination}");
        """;

    private const string Page = "README.md";
    private const string Header = "| Compiler | C# | .NET 8 | .NET 9 | .NET 10 |\n|---|---|---|---|---|\n";

    private static readonly string[] s_frameworks = ["net8.0", "net9.0", "net10.0"];

    /// <summary>Fails at the first combination that does not work. UPDATE=1 writes the table.</summary>
    [Fact]
    public async Task The_table_of_the_README_lists_what_compiled_reported_the_mistakes_and_ran()
    {
        var table = Header;
        foreach (var toolset in (string?[])["4.14.0", null])
        {
            foreach (var language in (string[])["12", "latest"])
            {
                table += await RowAsync(toolset, language);
            }
        }

        var page = Repository.Read(Page).ReplaceLineEndings("\n");
        var start = page.IndexOf(Header, StringComparison.Ordinal);
        var expected = page[..start] + table + page[page.IndexOf("\n\n", start, StringComparison.Ordinal)..][1..];
        if (Environment.GetEnvironmentVariable("UPDATE") == "1")
        {
            await File.WriteAllTextAsync(Repository.Full(Page), expected);
        }

        Assert.Equal(expected, Repository.Read(Page).ReplaceLineEndings("\n"));
    }

    /// <param name="toolset">The version of the compiler, or null for the one of the SDK.</param>
    /// <param name="language">The version of C#.</param>
    /// <returns>The row, with the versions that the compiler itself states.</returns>
    private async Task<string> RowAsync(string? toolset, string language)
    {
        var name = $"Compiler{toolset?[0]}{language}";
        var consumer = feed.CreateConsumer(name, "flow/CRMToAEP.json");
        consumer.Write("specs/xdm/parcel.json", Schema);
        await ChangeAsync(consumer, toolset, language);
        consumer.Write("Program.cs", "#error version\n");
        var (compiler, version) = Stated((await consumer.BuildAsync("--framework", s_frameworks[^1])).MustFail().Output);
        Assert.StartsWith(toolset ?? "5.", compiler, StringComparison.Ordinal);

        consumer.Write("Program.cs", $"using {name}.Specs;\n{Mistakes}");
        var log = (await consumer.BuildAsync()).MustFail();
        foreach (var framework in s_frameworks)
        {
            foreach (var id in (string[])["TFL1001", "TFL1010"])
            {
                Assert.Matches($@"error {id}: .*::TargetFramework={framework}\]", log.Output);
            }
        }

        consumer.Write("Program.cs", $"using {name}.Specs;\n{Valid}");
        Assert.Empty((await consumer.BuildAsync()).MustSucceed().Diagnostics);
        foreach (var framework in s_frameworks)
        {
            // A newer runtime replaces one that is not installed; the assemblies of the packages are those for the framework.
            var run = await Shell.RunAsync(
                consumer.Folder, new Dictionary<string, string>(feed.Environment) { ["DOTNET_ROLL_FORWARD"] = "Major" }, "dotnet",
                Path.Combine("bin", "Debug", framework, name + ".dll"));
            Assert.Equal("valid valid name", run.MustSucceed().Output.Trim());
        }

        var label = toolset is null ? "of the .NET 10 SDK" : $"{toolset} (.NET SDK 9.0.300, Visual Studio 2022 17.14)";
        return $"| {label} | {version}{(language == "latest" ? " (newest)" : string.Empty)} | yes | yes | yes |\n";
    }

    private static async Task ChangeAsync(Consumer consumer, string? toolset, string language)
    {
        var project = await File.ReadAllTextAsync(consumer.ProjectFile);
        var compiler = toolset is null ? string.Empty
            : $"""<PackageReference Include="Microsoft.Net.Compilers.Toolset" Version="{toolset}" PrivateAssets="all" />""";

        // A compiler server of the toolset would outlive the test, because the SDK stops only its own.
        var custom = toolset is null ? string.Empty
            : "<RoslynCompilerType>Custom</RoslynCompilerType><UseSharedCompilation>false</UseSharedCompilation>";
        await File.WriteAllTextAsync(
            consumer.ProjectFile,
            project.Replace(
                    "<TargetFramework>net10.0</TargetFramework>",
                    $"<TargetFrameworks>{string.Join(';', s_frameworks)}</TargetFrameworks><LangVersion>{language}</LangVersion>{custom}",
                    StringComparison.Ordinal)
                .Replace("<ItemGroup>", "<ItemGroup>" + compiler, StringComparison.Ordinal));
    }

    /// <summary>Returns the versions of the compiler and of C# in the message of <c>#error version</c>.</summary>
    private static (string Compiler, string Language) Stated(string log)
    {
        var found = Regex.Match(log, @"Compiler version: '(?<compiler>[^']+)'\. Language version: (?:\w+ \()?(?<language>\d+)");
        Assert.True(found.Success, log);
        return (found.Groups["compiler"].Value, found.Groups["language"].Value);
    }
}
