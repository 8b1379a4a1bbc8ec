using System.Xml.Linq;

namespace TypedFlows.Package;

/// <summary>Tests that XML of a page works in a real project with the files that it mentions.</summary>
public class XmlBlockTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Schema = """{ "title": "§", "type": "object", "properties": { "a": { "type": "string" } } }""";

    /// <summary>Gets each text once, because pages may show the same text.</summary>
    public static TheoryData<string> Blocks =>
        [.. Block.All.Where(block => block.Language == "xml").DistinctBy(block => block.Text).Select(block => block.Name)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task A_project_with_it_builds_and_reports_what_the_page_states(string name)
    {
        var block = Block.Find(name);
        var parts = XElement.Parse($"<Project>{block.Text}</Project>").Elements().ToList();
        var groups = parts.Where(part => part.Name.LocalName is "PropertyGroup" or "ItemGroup").Concat(
            [new XElement("PropertyGroup", parts.Where(part => part.Name.LocalName is not ("PropertyGroup" or "ItemGroup")))]);
        var consumer = feed.CreateConsumer($"Xml{block.Line}");
        consumer.Write(
            Path.GetFileName(consumer.ProjectFile),
            File.ReadAllText(consumer.ProjectFile).Replace("</Project>", string.Concat(groups) + "</Project>", StringComparison.Ordinal));
        var types = new List<string>();
        foreach (var item in parts.Elements("SpecFile"))
        {
            var path = ((string?)item.Attribute("Include") ?? (string)item.Attribute("Update")!)
                .Replace("**/*", "any/more", StringComparison.Ordinal);
            var title = (string?)item.Attribute("TypeName")
                ?? string.Concat(
                    Path.GetFileNameWithoutExtension(path)[..1].ToUpperInvariant(),
                    Path.GetFileNameWithoutExtension(path).AsSpan(1));
            types.Add(title);
            var ours = Path.Combine(Repository.Root, path);
            consumer.Write(
                path,
                File.Exists(ours) ? await File.ReadAllTextAsync(ours) : Schema.Replace("§", title, StringComparison.Ordinal));
        }

        var rule = Path.GetFileNameWithoutExtension(block.Page);
        if (types.Count == 0 && rule != "TFL0023")
        {
            consumer.Write("specs/given.json", Schema.Replace("§", "Given", StringComparison.Ordinal));
        }

        consumer.Write(
            "Program.cs",
            string.Concat(types.Select(type => $"Console.WriteLine(typeof(Xml{block.Line}.Specs.{type}));\n")) + "Console.WriteLine();\n");
        var result = (await consumer.BuildAsync()).MustSucceed();
        string[] expected = block.Heading == "Bad" && rule.StartsWith("TFL", StringComparison.Ordinal) ? [rule] : [];
        Assert.Equal(expected, result.Diagnostics.Select(diagnostic => diagnostic.Id).Distinct());
    }
}
