using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace TypedFlows.Package;

/// <summary>Tests the content of the packages, and the dependencies of a project that installs them.</summary>
public class ContentTests : IClassFixture<PackedFeed>
{
    public static TheoryData<string, string[]> Dependencies => new()
    {
        { "TypedFlows", [] },
        { "TypedFlows.Client", ["Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Http", "Polly.Core", "TypedFlows"] },
        {
            "TypedFlows.Emulator",
            [
                "AWSSDK.S3", "Azure.Identity", "Azure.Storage.Blobs", "CsvHelper", "Microsoft.Data.Sqlite", "MySqlConnector", "Npgsql",
                "Parquet.Net", "SQLitePCLRaw.bundle_e_sqlite3", "SSH.NET", "SharpZipLib", "System.CommandLine", "TypedFlows.Client",
            ]
        },
        { "TypedFlows.Aspire.Hosting", ["Aspire.Hosting", "TypedFlows.Emulator"] },
        { "TypedFlows.Tool", [] },
    };

    [Theory]
    [MemberData(nameof(Dependencies))]
    public void A_package_has_a_description_and_only_required_dependencies(string id, string[] dependencies)
    {
        using var package = ZipFile.OpenRead(Path.Combine(PackedFeed.Feed, $"{id}.{PackedFeed.Version}.nupkg"));
        var specification = ReadSpecification(package, id);
        var space = specification.Name.Namespace;
        var metadata = specification.Element(space + "metadata")!;
        Assert.Equal(id, metadata.Element(space + "id")!.Value);
        Assert.True(metadata.Element(space + "description")!.Value.Length > 40);
        Assert.NotNull(metadata.Element(space + "repository")?.Attribute("url"));
        Assert.Equal(
            dependencies,
            metadata.Descendants(space + "dependency").Select(each => each.Attribute("id")!.Value)
                .Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("TypedFlows")]
    [InlineData("TypedFlows.Client")]
    [InlineData("TypedFlows.Emulator")]
    [InlineData("TypedFlows.Aspire.Hosting")]
    [InlineData("TypedFlows.Tool")]
    public void A_package_carries_its_license_its_readme_and_its_icon(string id)
    {
        using var package = ZipFile.OpenRead(Path.Combine(PackedFeed.Feed, $"{id}.{PackedFeed.Version}.nupkg"));
        var specification = ReadSpecification(package, id);
        var space = specification.Name.Namespace;
        var license = specification.Descendants(space + "license").Single();
        Assert.Equal(("expression", "MIT"), ((string?)license.Attribute("type"), license.Value));
        Assert.Equal("README.md", specification.Descendants(space + "readme").Single().Value);
        Assert.Equal(
            Encoding.UTF8.GetBytes(Repository.Read("runtime/llms.txt")), ReadEntry(package, "llms.txt"));
        Assert.Equal("icon.png", specification.Descendants(space + "icon").Single().Value);
        Assert.Contains("MIT License", Encoding.UTF8.GetString(ReadEntry(package, "LICENSE")), StringComparison.Ordinal);
        Assert.Contains(id, Encoding.UTF8.GetString(ReadEntry(package, "README.md")), StringComparison.Ordinal);

        // The signature of a PNG file, the length and name of its header, and the header's width and height.
        byte[] expected = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 128, 0, 0, 0, 128];
        Assert.Equal(expected, ReadEntry(package, "icon.png")[..expected.Length]);
    }

    [Theory]
    [InlineData("TypedFlows.Client", "TypedFlows")]
    [InlineData("TypedFlows.Emulator", "TypedFlows.Client")]
    [InlineData("TypedFlows.Aspire.Hosting", "TypedFlows.Emulator")]
    public void A_package_accepts_the_packages_of_its_own_minor_version(string id, string dependency)
    {
        using var package = ZipFile.OpenRead(Path.Combine(PackedFeed.Feed, $"{id}.{PackedFeed.Version}.nupkg"));
        var specification = ReadSpecification(package, id);
        var ranges = specification.Descendants(specification.Name.Namespace + "dependency")
            .Where(each => (string?)each.Attribute("id") == dependency)
            .Select(each => (string?)each.Attribute("version"));
        var minor = PackedFeed.ProductVersion;
        Assert.Equal([$"[{PackedFeed.Version}, {minor.Major}.{minor.Minor + 1}.0)"], ranges.Distinct());
    }

    [Theory]
    [InlineData("TypedFlows")]
    [InlineData("TypedFlows.Client")]
    [InlineData("TypedFlows.Emulator")]
    [InlineData("TypedFlows.Aspire.Hosting")]
    [InlineData("TypedFlows.Tool")]
    public void Symbols_are_packed_next_to_a_package(string id)
    {
        using var symbols = ZipFile.OpenRead(Path.Combine(PackedFeed.Feed, $"{id}.{PackedFeed.Version}.snupkg"));
        Assert.Contains(symbols.Entries, entry => entry.Name == $"{id}.pdb");
    }

    [Fact]
    public void The_generator_its_fixes_and_the_build_files_are_in_the_package_and_nothing_else_of_Roslyn()
    {
        using var package = ZipFile.OpenRead(Path.Combine(PackedFeed.Feed, $"TypedFlows.{PackedFeed.Version}.nupkg"));
        Assert.Equal(
            ["analyzers/dotnet/cs/TypedFlows.CodeFixes.dll", "analyzers/dotnet/cs/TypedFlows.Generator.dll"],
            package.Entries.Select(entry => entry.FullName)
                .Where(name => name.StartsWith("analyzers/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));

        // Build files without a framework in their path would make NuGet accept every project.
        Assert.Equal(
            ["build/net8.0", "buildTransitive/net8.0"],
            package.Entries.Where(entry => entry.Name is "TypedFlows.props" or "TypedFlows.targets")
                .Select(entry => Path.GetDirectoryName(entry.FullName)!.Replace('\\', '/'))
                .Distinct()
                .Order(StringComparer.Ordinal));
        Assert.NotNull(package.GetEntry("lib/net8.0/TypedFlows.xml"));
        Assert.DoesNotContain(package.Entries, entry => entry.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public void The_tool_has_no_Roslyn_in_it()
    {
        using var package = ZipFile.OpenRead(Path.Combine(PackedFeed.Feed, $"TypedFlows.Tool.{PackedFeed.Version}.nupkg"));
        Assert.Contains(package.Entries, entry => entry.Name == "TypedFlows.Compiler.dll");
        Assert.DoesNotContain(package.Entries, entry => entry.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    private static XElement ReadSpecification(ZipArchive package, string id)
    {
        using var stream = new MemoryStream(ReadEntry(package, $"{id}.nuspec"));
        return XDocument.Load(stream).Root!;
    }

    private static byte[] ReadEntry(ZipArchive package, string name)
    {
        using var content = new MemoryStream();
        using var stream = package.GetEntry(name)!.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
