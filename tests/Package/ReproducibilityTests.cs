using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

namespace TypedFlows.Package;

/// <summary>Tests that packages depend only on the sources and their commit, not on the machine or the time.</summary>
public class ReproducibilityTests
{
    private static readonly Guid s_sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public async Task A_package_names_its_commit_links_its_sources_and_is_reproducible()
    {
        using var copy = await SourceCopy.CreateAsync();
        var package = await copy.PackAsync("TypedFlows");

        var specification = XDocument.Parse(Encoding.UTF8.GetString(package[".nupkg/TypedFlows.nuspec"]).TrimStart('\uFEFF'));
        var repository = specification.Descendants().Single(element => element.Name.LocalName == "repository");
        Assert.Equal(
            ("git", SourceCopy.Remote, copy.Commit),
            ((string?)repository.Attribute("type"), (string?)repository.Attribute("url"), (string?)repository.Attribute("commit")));

        var libraries = package.Keys.Where(name => name.EndsWith(".pdb", StringComparison.Ordinal)).ToList();
        Assert.Equal([".snupkg/lib/net10.0/TypedFlows.pdb", ".snupkg/lib/net8.0/TypedFlows.pdb"], libraries.Order(StringComparer.Ordinal));
        Assert.All(
            libraries,
            name =>
                Assert.Contains(
                    $"https://raw.githubusercontent.com{new Uri(SourceCopy.Remote).AbsolutePath}/{copy.Commit}/*",
                    SourceLink(package[name]),
                    StringComparison.Ordinal));
        AssertNamesNoFolder(package, copy.Folder);

        Assert.Equal(Hashes(package), Hashes(await copy.PackAsync("TypedFlows", "--no-build")));
    }

    /// <summary>Builds everything twice from a clean state, which takes more than a minute.</summary>
    [FullFact]
    public async Task The_same_commit_gives_the_same_package_in_another_folder()
    {
        using var one = await SourceCopy.CreateAsync();
        using var other = await SourceCopy.CreateAsync();
        Assert.Equal(one.Commit, other.Commit);
        foreach (var id in new[]
            { "TypedFlows", "TypedFlows.Client", "TypedFlows.Emulator", "TypedFlows.Aspire.Hosting", "TypedFlows.Tool" })
        {
            var package = await one.PackAsync(id);
            AssertNamesNoFolder(package, one.Folder);
            Assert.Equal(Hashes(package), Hashes(await other.PackAsync(id)));
        }
    }

    private static void AssertNamesNoFolder(IReadOnlyDictionary<string, byte[]> package, string folder) => Assert.All(
        package,
        file =>
            Assert.True(
                !Holds(file.Value, Encoding.UTF8.GetBytes(folder)) && !Holds(file.Value, Encoding.Unicode.GetBytes(folder)),
                $"{file.Key} names {folder}."));

    private static bool Holds(byte[] content, byte[] text) => content.AsSpan().IndexOf(text) >= 0;

    private static List<string> Hashes(IReadOnlyDictionary<string, byte[]> package) =>
        [.. package.Select(file => $"{file.Key} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Value))}")
            .Order(StringComparer.Ordinal)];

    private static string SourceLink(byte[] symbols)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        var reader = provider.GetMetadataReader();
        var information = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Single(each => reader.GetGuid(each.Kind) == s_sourceLink);
        return Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value));
    }
}
