using System.Xml.Linq;

namespace TypedFlows.Documents.Support;

/// <summary>Reads the references between shipped projects, including shared source files.</summary>
internal static class ProjectArrows
{
    public static IEnumerable<string> Read() => Projects().SelectMany(project => Arrows(project).Distinct());

    /// <summary>Gets the shipped project files.</summary>
    public static IEnumerable<string> Projects() => new[] { "generator", "runtime" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.Full(folder), "*.csproj", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Arrows(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        foreach (var item in XElement.Load(project).Elements("ItemGroup").Elements())
        {
            var include = (string?)item.Attribute("Include") ?? string.Empty;
            if (item.Name == "ProjectReference")
            {
                yield return $"{name} --> {Path.GetFileNameWithoutExtension(include)}";
            }
            else if (item.Name == "Compile" && include.Length > 0)
            {
                yield return $"{name} -.-> {include.Split('/').First(step => step.StartsWith("TypedFlows", StringComparison.Ordinal))}";
            }
        }
    }
}
