using System.Text.Json;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>Writes every document of tests/cases as the C# code that creates it.</summary>
internal static class CaseDocuments
{
    private static readonly string s_cases = Path.Combine(Repository.Root, "tests", "cases");

    public static IEnumerable<string> Folders() =>
        Directory.GetDirectories(s_cases).Where(folder => File.Exists(Path.Combine(folder, "schema.json"))).Order(StringComparer.Ordinal);

    /// <summary>Gets the project with one type per schema, and the documents.</summary>
    public static (GeneratorHost Host, IReadOnlyList<CaseDocument> Documents) Write()
    {
        var folders = Folders().ToArray();
        var host = new GeneratorHost(
            [.. folders.Select(
                (folder, i) => new SpecInput(
                    $"/project/specs/{Path.GetFileName(folder)}.json",
                    File.ReadAllText(Path.Combine(folder, "schema.json"))) { TypeName = $"Case{i}Root" })]);
        host.Run();
        var library = host.Compile();
        Assert.Empty(library.Errors());

        var documents = new List<CaseDocument>();
        for (var i = 0; i < folders.Length; i++)
        {
            var type = library.GetTypeByMetadataName($"App.Specs.Case{i}Root")!;
            foreach (var isValid in new[] { true, false })
            {
                foreach (var file in Directory.GetFiles(
                    Path.Combine(folders[i], isValid ? "valid" : "invalid"), "*.json").Order(StringComparer.Ordinal))
                {
                    var document = new CaseDocument(
                        Path.GetFileName(folders[i])!, $"{(isValid ? "valid" : "invalid")}/{Path.GetFileName(file)}", isValid, "null!");
                    using var json = JsonDocument.Parse(File.ReadAllText(file));
                    try
                    {
                        documents.Add(document with { Type = type.ToDisplayString(), Code = CaseWriter.Write(type, json.RootElement) });
                    }
                    catch (NotExpressibleException e)
                    {
                        documents.Add(document with { Reason = e.Message });
                    }
                }
            }
        }

        return (host, documents);
    }
}
