using System.Text.RegularExpressions;

namespace TypedFlows.Package;

/// <summary>Tests the packages with the oldest compiler that they support and with that of the SDK, in each framework and with the oldest
/// and the newest version of C#.</summary>
[Collection(PackageCollection.Name)]
public class CompilerTests(PackedFeed feed)
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

    [Theory]
    [InlineData("4.14.0", "12", "4.14.0")]
    [InlineData("4.14.0", "latest", "4.14.0")]
    [InlineData(null, "12", "5.")]
    [InlineData(null, "latest", "5.")]
    public async Task A_compiler_reports_mistakes_and_compiles_the_rest_in_each_framework(string? toolset, string language, string expected)
    {
        var name = $"Compiler{toolset?[0]}{language}";
        var consumer = feed.CreateConsumer(name, "flow/CRMToAEP.json");
        consumer.Write("specs/xdm/parcel.json", Schema);
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
                    $"<TargetFrameworks>net8.0;net9.0;net10.0</TargetFrameworks><LangVersion>{language}</LangVersion>{custom}",
                    StringComparison.Ordinal)
                .Replace("<ItemGroup>", "<ItemGroup>" + compiler, StringComparison.Ordinal));
        consumer.Write("Program.cs", "#error version\n");
        Assert.Matches($"Compiler version: '{Regex.Escape(expected)}", (await consumer.BuildAsync()).MustFail().Output);

        consumer.Write("Program.cs", $"using {name}.Specs;\n{Mistakes}");
        var log = (await consumer.BuildAsync()).MustFail();
        foreach (var framework in (string[])["net8.0", "net9.0", "net10.0"])
        {
            foreach (var id in (string[])["TFL1001", "TFL1010"])
            {
                Assert.Matches($@"error {id}: .*::TargetFramework={framework}\]", log.Output);
            }
        }

        consumer.Write("Program.cs", $"using {name}.Specs;\n{Valid}");
        Assert.Empty((await consumer.BuildAsync()).MustSucceed().Diagnostics);
        var run = await Shell.RunAsync(
            consumer.Folder, feed.Environment, "dotnet", "run", "--no-build", "--framework", "net10.0", "--project", consumer.ProjectFile);
        Assert.Equal("valid valid name", run.MustSucceed().Output.Trim());
    }
}
