using System.Text.RegularExpressions;

namespace TypedFlows.Architecture;

/// <summary>The version stands in the build and in what the emitter prints: both must say the same.</summary>
public partial class VersionTests
{
    [Fact]
    public void Generated_code_names_the_version_of_the_package()
    {
        var packed = VersionPrefix().Match(Repository.Read("Directory.Build.props")).Groups["version"].Value;
        var printed = PrintedVersion().Match(Repository.Read("generator/TypedFlows.Compiler/Emit/SpecEmitter.cs")).Groups["version"].Value;
        Assert.NotEmpty(packed);
        Assert.Equal(packed, printed);
    }

    [GeneratedRegex("<VersionPrefix>(?<version>[^<]+)</VersionPrefix>")]
    private static partial Regex VersionPrefix();

    [GeneratedRegex("""GeneratedCode\(\\"TypedFlows\\", \\"(?<version>[^\\"]+)\\"\)""")]
    private static partial Regex PrintedVersion();
}
