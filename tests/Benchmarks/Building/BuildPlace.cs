using System.Globalization;
using System.Runtime.CompilerServices;

namespace TypedFlows.Benchmarks.Building;

/// <summary>A folder outside the repository with the packed package as only feed and two projects that differ in it and the specs alone.</summary>
internal sealed class BuildPlace : IDisposable
{
    private static readonly string[] s_specs =
    [
        "flow/CRMToAEP.json", "flow/CloudStorageToAEP.json", "connection/adls-gen2.json", "connection/amazon-s3.json", "connection/azure-blob.json",
        "connection/google-cloud.json", "connection/hubspot.json", "connection/salesforce-service-cloud.json", "connection/service-now.json", "connection/sftp.json",
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("typedflows-build-").FullName;

    public BuildPlace()
    {
        var repository = Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", ".."));
        var version = "0.1.0-measured." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        File.WriteAllText(Path.Combine(_root, "nuget.config"), """
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="feed" />
              </packageSources>
            </configuration>
            """);
        With = Create("With", $"<PackageReference Include=\"TypedFlows\" Version=\"{version}\" />");
        Without = Create("Without", string.Empty);
        foreach (var spec in s_specs)
        {
            Directory.CreateDirectory(Path.Combine(With, "specs"));
            File.Copy(Path.Combine(repository, "specs", spec), Path.Combine(With, "specs", Path.GetFileName(spec)));
        }

        BuildShell.Run(Path.Combine(repository, "runtime"), "pack", "TypedFlows", "--output", Path.Combine(_root, "feed"), $"-p:Version={version}", "--nologo", "-v", "q");
        BuildShell.Run(With, "restore", "-v", "q");
        BuildShell.Run(Without, "restore", "-v", "q");
    }

    public string With { get; }

    public string Without { get; }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Create(string name, string reference)
    {
        var folder = Path.Combine(_root, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                {reference}
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "Console.WriteLine(\"Hello\");\n");
        return folder;
    }

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
