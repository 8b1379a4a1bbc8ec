using System.Text.RegularExpressions;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Emit;

namespace TypedFlows.Architecture;

/// <summary>Tests that the version and the address of the repository are stated once, in the build.</summary>
public partial class VersionTests
{
    [Fact]
    public void Generated_code_names_the_version_of_the_package()
    {
        var version = VersionPrefix().Match(Repository.Read("Directory.Build.props")).Groups["value"].Value;
        Assert.Equal(Product.Version, version);
        Assert.Contains($"\"{version}\"", SpecEmitter.GeneratedCode, StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_of_the_repository_is_stated_once()
    {
        var address = RepositoryUrl().Match(Repository.Read("Directory.Build.props")).Groups["value"].Value;
        Assert.Equal(Product.RepositoryUrl, address);
        string[] files =
        [
            .. Directory.EnumerateFiles(Repository.Root, "Directory.*").Select(path => Path.GetFileName(path)!),
            .. Repository.SourceFiles("generator", "runtime", "samples", "tests"),
            .. Repository.Files("*.csproj", "generator", "runtime", "samples", "tests"),
            .. Repository.Files("*.props", "generator", "runtime", "samples", "tests"),
            .. Repository.Files("*.targets", "generator", "runtime", "samples", "tests"),
        ];
        Assert.Equal(["Directory.Build.props"], files.Where(file => Repository.Read(file).Contains(address, StringComparison.Ordinal)));
        Assert.Single(RepositoryUrl().Matches(Repository.Read("Directory.Build.props")));
    }

    [GeneratedRegex("<VersionPrefix>(?<value>[^<]+)</VersionPrefix>")]
    private static partial Regex VersionPrefix();

    [GeneratedRegex("<RepositoryUrl>(?<value>[^<]+)</RepositoryUrl>")]
    private static partial Regex RepositoryUrl();
}
