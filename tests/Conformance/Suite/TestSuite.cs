using System.Text.Json;
using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Conformance.Suite;

/// <summary>Reads the tests of one draft of a checkout of JSON-Schema-Test-Suite.</summary>
/// <param name="Dialect">The dialect of schemas that name none.</param>
/// <param name="Remotes">The texts of the documents that references may refer to, by URI.</param>
internal sealed record TestSuite(
    SchemaDialect Dialect, IReadOnlyList<SuiteGroup> Groups, IReadOnlyDictionary<string, string> Remotes)
{
    private const string RemoteAddress = "http://localhost:1234/";

    /// <exception cref="DirectoryNotFoundException">The folder is not a checkout.</exception>
    /// <exception cref="InvalidDataException">A file under the folder of the draft is not a test file.</exception>
    public static TestSuite Load(string folder, SchemaDialect dialect, bool withOptional)
    {
        var name = "draft" + dialect.Name.Replace("draft-0", string.Empty, StringComparison.Ordinal);
        var tests = Path.Combine(folder, "tests", name);
        if (!Directory.Exists(tests))
        {
            throw new DirectoryNotFoundException($"{folder} holds no tests/{name}; --suite needs a checkout of JSON-Schema-Test-Suite.");
        }

        var files = Files(tests).Where(
            file => !file.Name.Contains('/')
                || (withOptional && file.Name.StartsWith(SuiteGroup.OptionalFolder, StringComparison.Ordinal)));
        var remotes = Path.Combine(folder, "remotes");
        return new TestSuite(
            dialect, [.. files.SelectMany(file => ReadGroups(file.Path, file.Name))],
            Directory.Exists(remotes)
                ? Files(remotes).ToDictionary(file => RemoteAddress + file.Name, file => File.ReadAllText(file.Path))
                : new Dictionary<string, string>());
    }

    // Required tests come first, followed by the optional tests and those of formats.
    private static IEnumerable<(string Path, string Name)> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .OrderBy(file => file.Name.Count(c => c == '/'))
            .ThenBy(file => file.Name, StringComparer.Ordinal);

    private static List<SuiteGroup> ReadGroups(string path, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return [.. document.RootElement.EnumerateArray().Select(group => ReadGroup(group, name))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} is not a list of test groups, each with description, schema and tests: {e.Message}", e);
        }
    }

    private static SuiteGroup ReadGroup(JsonElement group, string name) => new(
        name, Text(group, "description"), group.GetProperty("schema").GetRawText(),
        [.. group.GetProperty("tests").EnumerateArray().Select(ReadTest)]);

    private static SuiteTest ReadTest(JsonElement test) =>
        new(Text(test, "description"), test.GetProperty("data").GetRawText(), test.GetProperty("valid").GetBoolean());

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? string.Empty;
}
