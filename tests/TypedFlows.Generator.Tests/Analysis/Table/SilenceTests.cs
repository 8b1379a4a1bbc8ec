using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Compiler.Rules;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.Generator.Tests.Analysis.Table;

/// <summary>Tests contexts in which a violation must not be reported: each rule in each context, in both assemblies.</summary>
public class SilenceTests
{
    private static readonly Dictionary<string, string> s_broken = new()
    {
        ["TFL1001"] = "new HouseGate { Mode = \"low\", Size = 5 }",
        ["TFL1002"] = "new HouseGate { Mode = \"off\", Size = 5 }",
        ["TFL1003"] = "new HouseGate { Mode = \"full\" }",
        ["TFL1004"] = "new HouseGate { Mode = \"short\", Label = \"long label\" }",
        ["TFL1005"] = "new Taker.Flow { Source = new RawSource(\"other\", \"{}\", \"1.0\") }",
    };

    private static readonly Dictionary<string, Func<string, string, string>> s_places = new()
    {
        ["fires here"] = (_, code) => Method($"_ = {code};"),
        ["unknown value"] = (_, code) => Method($"_ = {Unknown(code)};"),
        ["mutated local"] = (_, code) => Method(
            $"var known = {Value(code)}; known = text; _ = {code.Replace(Value(code), "known", StringComparison.Ordinal)};"),
        ["captured and assigned"] = (_, code) => Method(
            $"var known = {Value(code)}; System.Action later = () => known = text; later(); "
                + $"_ = {code.Replace(Value(code), "known", StringComparison.Ordinal)};"),
        ["half typed: no end"] = (_, code) => Method($"_ = {code.Replace(" }", ", }", StringComparison.Ordinal)[..^3]}"),
        ["half typed: no brace"] = (_, code) => Method($"_ = {code[..^2]};"),
        ["half typed: no semicolon"] = (_, code) => Method($"_ = {code}"),
        ["half typed: no value"] = (_, code) => Method($"_ = {code[..^2]}, Label = }};"),
        ["half typed: no name"] = (_, code) => Method($"_ = {code[..^2]}, = 1 }};"),
        ["half typed: no member"] = (_, code) => Method($"_ = ({code}).;"),
        ["half typed: open text"] = (_, code) => Method($"_ = {code[..^2]}, Label = \"x }};\n"),
        ["half typed: open call"] = (_, code) => Method($"System.Console.Write({code}, ;"),
        ["half typed: open with"] = (_, code) => Method($"_ = {code} with {{ ;"),
        ["half typed: in an unknown member"] = (_, code) => Method($"_ = {code[..^2]}, Unknown = 1 }};"),
        ["half typed: of an unknown type"] = (_, code) => Method(
            $"Missing made = {code.Replace("new ", "new Missing.", StringComparison.Ordinal)};"),
        ["not bound"] = (_, code) => Method($"_ = {code.Replace(Value(code), "Missing()", StringComparison.Ordinal)};"),
        ["pragma"] = (id, code) => Method($"\n#pragma warning disable {id}\n_ = {code};\n#pragma warning restore {id}\n"),
        ["SuppressMessage"] = (
            id, code) => $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"TypedFlows.Usage\", \"{id}\")] {Method($"_ = {code};")}",
        ["conditional compilation"] = (_, code) => Method($"\n#if NEVER\n_ = {code};\n#endif\n"),
        ["expression tree"] = (_, code) => Method($"System.Linq.Expressions.Expression<System.Func<object>> tree = () => {code};"),
        ["another type of that name"] = (
            _,
            code) => "class HouseGate { "
            + "public string? Mode { get; init; } public long? Size { get; init; } public string? Label { get; init; } } "
            + "class Taker { public class Flow { public object? Source { get; init; } } } " + Method($"_ = {code};"),
        ["default"] = (_, code) => Method($"_ = {code.Replace(Value(code), "default", StringComparison.Ordinal)};"),
    };

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var rule in UsageRules.ForValues)
            {
                foreach (var location in s_places.Keys)
                {
                    cells.Add(rule.Id, location);
                }
            }

            return cells;
        }
    }

    private static readonly Lazy<Task<ILookup<string, string>>> s_inside = new(() => FindAsync(isReferencing: false));

    private static readonly Lazy<Task<ILookup<string, string>>> s_outside = new(() => FindAsync(isReferencing: true));

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Reports_only_the_plain_statement(string rule, string location)
    {
        string[] expected = location == "fires here" ? [rule] : [];
        Assert.Equal(expected, (await s_inside.Value)[Path(rule, location)]);
        Assert.Equal(expected, (await s_outside.Value)[Path(rule, location)]);
    }

    [Fact]
    public async Task Generated_code_is_silent()
    {
        var found = await s_inside.Value;
        Assert.All(s_broken.Keys, rule => Assert.Empty(found[Path(rule, "generated")]));
    }

    private static async Task<ILookup<string, string>> FindAsync(bool isReferencing)
    {
        var host = TableSpecs.Host();
        host.Run();
        var library = host.Compile();
        var n = 0;
        var trees = s_broken.SelectMany(rule => s_places.Select(
            place => Tree(Path(rule.Key, place.Key), string.Empty, place.Value(rule.Key, rule.Value), n++))
            .Append(Tree(Path(rule.Key, "generated"), "// <auto-generated/>\n", Method($"_ = {rule.Value};"), n++))).ToArray();
        Compilation compilation = isReferencing
            ? Compilations.Create("Second").AddReferences(library.WithAssemblyName("Library").ToReference()).AddSyntaxTrees(trees)
            : library.AddSyntaxTrees(trees);
        var mayNotBind = new[] { "/half typed", "/not bound" };
        Assert.DoesNotContain(
            compilation.Errors(),
            error => !mayNotBind.Any(location => error.Location.SourceTree!.FilePath.Contains(location, StringComparison.Ordinal)));
        var found = await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return found.ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath, diagnostic => diagnostic.Id);
    }

    private static SyntaxTree Tree(string path, string head, string members, int n) => CSharpSyntaxTree.ParseText(
        $"{head}using App.Specs;\nusing TypedFlows;\n#nullable enable\nstatic class Silence{n}\n{{\n{members}\n}}\n",
        Compilations.ParseOptions, path);

    private static string Path(string rule, string location) => $"{rule}/{location}";

    private static string Method(string body) => $"static void Run(string text, string[] texts) {{ {body} }}";

    /// <summary>Returns the value that decides the case: the first string.</summary>
    private static string Value(string code) =>
        code.Substring(
            code.IndexOf('"', StringComparison.Ordinal),
            code.IndexOf('"', code.IndexOf('"', StringComparison.Ordinal) + 1) - code.IndexOf('"', StringComparison.Ordinal) + 1);

    private static string Unknown(string code) => code.Replace(Value(code), "text", StringComparison.Ordinal);
}
