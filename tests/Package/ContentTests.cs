using System.IO.Compression;
using System.Xml.Linq;

namespace TypedFlows.Package;

/// <summary>What is in the packages, and what flows to whoever installs them.</summary>
[Collection(PackageCollection.Name)]
public class ContentTests(PackedFeed feed)
{
    public static TheoryData<string, string[]> Dependencies => new()
    {
        { "TypedFlows", [] },
        { "TypedFlows.Client", ["Microsoft.Extensions.Http", "Polly.Core", "TypedFlows"] },
        { "TypedFlows.Emulator", ["CsvHelper", "Microsoft.Data.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3", "System.CommandLine", "TypedFlows.Client"] },
        { "TypedFlows.Tool", [] },
    };

    [Theory]
    [MemberData(nameof(Dependencies))]
    public void A_package_says_what_it_is_and_brings_only_what_is_needed(string id, string[] dependencies)
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Feed, $"{id}.{feed.Version}.nupkg"));
        using var stream = package.GetEntry($"{id}.nuspec")!.Open();
        var specification = XDocument.Load(stream).Root!;
        var space = specification.Name.Namespace;
        var metadata = specification.Element(space + "metadata")!;
        Assert.Equal(id, metadata.Element(space + "id")!.Value);
        Assert.True(metadata.Element(space + "description")!.Value.Length > 40);
        Assert.Equal("README.md", metadata.Element(space + "readme")?.Value);
        Assert.NotNull(package.GetEntry("README.md"));
        Assert.NotNull(metadata.Element(space + "repository")?.Attribute("url"));
        Assert.Equal(dependencies, metadata.Descendants(space + "dependency").Select(each => each.Attribute("id")!.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("TypedFlows")]
    [InlineData("TypedFlows.Client")]
    [InlineData("TypedFlows.Emulator")]
    [InlineData("TypedFlows.Tool")]
    public void Symbols_stand_beside_a_package(string id)
    {
        using var symbols = ZipFile.OpenRead(Path.Combine(feed.Feed, $"{id}.{feed.Version}.snupkg"));
        Assert.Contains(symbols.Entries, entry => entry.Name == $"{id}.pdb");
    }

    [Fact]
    public void The_generator_its_fixes_and_the_build_files_are_in_the_package_and_nothing_else_of_Roslyn()
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Feed, $"TypedFlows.{feed.Version}.nupkg"));
        Assert.Equal(
            ["analyzers/dotnet/cs/TypedFlows.CodeFixes.dll", "analyzers/dotnet/cs/TypedFlows.Generator.dll"],
            package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("analyzers/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.NotNull(package.GetEntry("buildTransitive/TypedFlows.targets"));
        Assert.NotNull(package.GetEntry("lib/net8.0/TypedFlows.xml"));
        Assert.DoesNotContain(package.Entries, entry => entry.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public void The_tool_has_no_Roslyn_in_it()
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Feed, $"TypedFlows.Tool.{feed.Version}.nupkg"));
        Assert.Contains(package.Entries, entry => entry.Name == "TypedFlows.Compiler.dll");
        Assert.DoesNotContain(package.Entries, entry => entry.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }
}
