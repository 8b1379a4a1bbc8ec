using System.Runtime.InteropServices;

namespace TypedFlows.Package;

/// <summary>
/// Tests a consumer's solution with central package management, private assets, several projects, a test project, a trimmed program, and a
/// program that is compiled ahead of time for .NET 8.
/// </summary>
public class SolutionTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Program = """
        using Flows.Specs;

        var schedule = CrmToAep.ScheduleParams.Minute(startTime: 1590792316, interval: 15);
        Console.WriteLine($"{schedule.Validate()} {System.Text.Encoding.UTF8.GetString(Written(schedule))}");

        static byte[] Written(CrmToAep.ScheduleParams schedule)
        {
            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            schedule.WriteTo(buffer);
            return buffer.WrittenSpan.ToArray();
        }
        """;

    private const string Printed = """valid {"startTime":1590792316,"frequency":"minute","interval":15}""";

    [Fact]
    public async Task A_solution_with_central_versions_private_assets_and_tests_builds_tests_and_publishes_trimmed()
    {
        var solution = CreateSolution("Central", "net10.0");
        await RunAsync(solution, "build", "Central.slnx");
        await RunAsync(solution, "test", "Central.slnx", "--no-build");

        // The changes for which dotnet watch builds again.
        Assert.Contains("CRMToAEP.json", await RunAsync(solution, "msbuild", "Flows", "-getItem:Watch"), StringComparison.Ordinal);
        var output = Path.Combine(solution, "published");
        await RunAsync(
            solution,
            "publish",
            "App",
            "-c",
            "Release",
            "-r",
            Rid(),
            "--self-contained",
            "-p:PublishTrimmed=true",
            "-p:TreatWarningsAsErrors=true",
            "-o",
            output);
        Assert.Contains(
            Printed,
            (await Shell.RunAsync(solution, feed.Environment, Path.Combine(output, "App"))).MustSucceed().Output,
            StringComparison.Ordinal);

        // The generator's dependencies stay private to the project that references it.
        Assert.DoesNotContain(
            Directory.EnumerateFiles(output),
            path => Path.GetFileName(path) is "TypedFlows.Generator.dll" or "TypedFlows.CodeFixes.dll");
    }

    [Fact]
    public async Task A_program_for_net8_is_compiled_ahead_of_time_without_a_warning()
    {
        var solution = CreateSolution("Ahead", "net8.0");
        var output = Path.Combine(solution, "published");
        await RunAsync(
            solution,
            "publish",
            "App",
            "-c",
            "Release",
            "-r",
            Rid(),
            "-p:PublishAot=true",
            "-p:TreatWarningsAsErrors=true",
            "-o",
            output);
        Assert.Contains(
            Printed,
            (await Shell.RunAsync(solution, feed.Environment, Path.Combine(output, "App"))).MustSucceed().Output,
            StringComparison.Ordinal);
    }

    private static string Rid() =>
        RuntimeInformation.RuntimeIdentifier.StartsWith("linux", StringComparison.Ordinal)
            ? $"linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}"
            : RuntimeInformation.RuntimeIdentifier;

    private string CreateSolution(string name, string framework)
    {
        var folder = feed.CreateFolder(name);
        Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="TypedFlows" Version="{PackedFeed.Version}" />
                <PackageVersion Include="TypedFlows.Client" Version="{PackedFeed.Version}" />
                <PackageVersion Include="TypedFlows.Emulator" Version="{PackedFeed.Version}" />
                <PackageVersion Include="Microsoft.NET.Test.Sdk" Version="18.0.1" />
                <PackageVersion Include="xunit" Version="2.9.3" />
                <PackageVersion Include="xunit.runner.visualstudio" Version="3.1.5" />
              </ItemGroup>
            </Project>
            """);
        Write($"{name}.slnx", """
            <Solution>
              <Project Path="Flows/Flows.csproj" />
              <Project Path="App/App.csproj" />
              <Project Path="Tests/Tests.csproj" />
            </Solution>
            """);
        Write("Flows/Flows.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TypedFlows.Client" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        Write("Flows/specs/CRMToAEP.json", File.ReadAllText(Path.Combine(Repository.Root, "specs", "flow", "CRMToAEP.json")));
        Write("App/App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TypedFlows" />
                <ProjectReference Include="../Flows/Flows.csproj" />
              </ItemGroup>
            </Project>
            """);
        Write("App/Program.cs", Program);
        Write("Tests/Tests.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TypedFlows.Emulator" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" />
                <PackageReference Include="xunit" />
                <PackageReference Include="xunit.runner.visualstudio" />
                <ProjectReference Include="../Flows/Flows.csproj" />
              </ItemGroup>
            </Project>
            """);
        Write("Tests/FlowTests.cs", """
            using Flows.Specs;
            using TypedFlows.Client;
            using TypedFlows.Emulator;

            public class FlowTests
            {
                [Xunit.Fact]
                public async Task The_platform_contains_the_spec()
                {
                    await using var platform = await PlatformEmulator.StartAsync(_ => { });
                    using var client = new PlatformClient(platform.ClientOptions);
                    Xunit.Assert.Equal(CrmToAep.Id, (await client.FlowSpecs.FindAsync("CRMToAEP"))!.Id);
                }
            }
            """);
        return folder;

        void Write(string path, string text)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
    }

    private async Task<string> RunAsync(string folder, params string[] arguments) =>
        (await Shell.RunAsync(folder, feed.Environment, ["dotnet", .. arguments])).MustSucceed().Output;
}
