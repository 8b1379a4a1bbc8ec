using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>Tests what a diagnostic tells a code fix: the violated keyword, the property, a valid value, and the surplus items.</summary>
public class UsageCheckerTests
{
    private static readonly (string Statement, string Expected)[] s_cases =
    [
        ("_ = Schedule.Minute(1, {|TFL1001:5|});", "minimum Interval 15"),
        ("_ = new Limits { Owner = null, Share = {|TFL1001:100.5|} };", "maximum Share 100"),
        ("_ = new Limits { Owner = null, Name = {|TFL1004:\"a\"|} };", "minLength Name \"ax\""),
        ("_ = Schedule.Minute(1, 15) with { Interval = {|TFL1001:5|} };", "minimum Interval 15"),
        ("var s = Schedule.Minute(1, 5); _ = s {|TFL1001:with|} { StartTime = 2 };", "minimum Interval 15"),
        ("string[] words = [\"a\", \"abcd\"]; _ = new Limits { Owner = null, Tags = {|TFL1004:words|} };", "maxLength"),
        ("_ = new Limits { Owner = null, Tags = [\"a\", {|TFL1004:\"abcd\"|}] };", "maxLength \"abc\""),
        ("_ = new Limits { Owner = null, Columns = [new Column { Name = \"a\", Size = {|TFL1001:10|} }] };", "maximum Size 9"),
        ("_ = new Limits { Owner = null, Columns = {|TFL1004:[]|} };", "minItems Columns [new() { Name = \"\" }]"),
        (
            "_ = new Limits { Owner = null, "
                + "Columns = {|TFL1004:[new() { Name = \"a\" }, new() { Name = \"b\" }, new() { Name = \"c\" }]|} };",
            "maxItems Columns - new() { Name = \"c\" }"
        ),
        ("_ = new Counted { Numbers = {|TFL1004:[1, 2, 1, 2]|} };", "uniqueItems Numbers - 1 2"),
        ("long[] known = [1, 1]; _ = new Counted { Numbers = {|TFL1004:known|} };", "uniqueItems Numbers []"),
        ("_ = new Counted { Numbers = {|TFL1004:[1, .. new long[] { 1 }]|} };", "uniqueItems Numbers []"),

        // A violation of an object that is created elsewhere is reported there only.
        (
            "var few = Schedule.Minute(1, {|TFL1001:5|}); _ = few.Interval; _ = few with { StartTime = 2 };",
            "minimum Interval 15"
        ),
        (
            "var none = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Hour }; _ = none.Interval; "
                + "_ = none with { StartTime = 2 };",
            "required Interval 1"
        ),
        (
            "var half = new {|TFL1003:Trip|} { From = 1 }; _ = half.From; _ = half {|TFL1003:with|} { From = null };",
            "required To 2; required From 0"
        ),
        (
            "var old = new Counted { Small = new {|TFL1003:Column|} { Name = \"a\" } }; _ = old.Small; "
                + "_ = old with { Small = new {|TFL1003:Column|} { Name = \"b\" } };",
            "required Size 0; required Size 0"
        ),
        (
            "var big = new Column { Name = \"a\", Size = {|TFL1001:10|} }; "
                + "_ = new Limits { Owner = null, Share = {|TFL1001:100.5|}, Columns = [big] };",
            "maximum Size 9; maximum Share 100"
        ),

        ("_ = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Hour };", "required Interval 1"),
        ("_ = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Minute };", "required Interval 15"),
        ("_ = Schedule.Once(1) {|TFL1003:with|} { Frequency = Frequency.Hour };", "required Interval 1"),
        ("_ = new {|TFL1003:Hidden|} { A = 1 };", "required"),
        ("_ = new Counted { Small = new {|TFL1003:Column|} { Name = \"a\" } };", "required Size 0"),
        ("var small = new Column { Name = \"a\" }; _ = new Counted { Small = {|TFL1003:small|} };", "required"),
        ("_ = new {|TFL1003:Gate|} { Mode = \"full\" };", "required Label \"x\""),
        ("_ = new {|TFL1003:Trip|} { From = 1 };", "required To 2"),
        ("_ = new {|TFL1003:Trip|} { Mode = \"part\" };", "required From 0; required To 2"),
        ("_ = new Trip { From = 1, To = 2, Small = new {|TFL1003:Column|} { Name = \"a\" } };", "required"),
        ("_ = new Trip { From = 1, To = 2, Mode = \"full\", Small = new {|TFL1003:Column|} { Name = \"a\" } };",
            "required; required Size 0"),

        ("_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, {|TFL1002:Interval = 15|} };", "not Interval 15"),
        ("_ = Schedule.Once(1) with { {|TFL1002:Backfill = true|} };", "not Backfill false"),
        ("_ = Schedule.Hour(1, {|TFL1002:1|}) with { Frequency = Frequency.Once };", "not Interval 1"),
        ("var hourly = Schedule.Hour(1, 1); _ = hourly {|TFL1002:with|} { Frequency = Frequency.Once };", "not Interval 1"),
        ("_ = new Either { A = 1, {|TFL1002:B = 2|} };", "not B 1"),
        ("_ = new Either { {|TFL1002:B = 2|}, A = 1 };", "not B 1"),
        ("_ = new Either { {|TFL1002:B = 2|} } with { A = 1 };", "not B 1"),
        ("_ = new Either { A = 2 } with { {|TFL1002:B = 1|} };", "not B 1"),
        ("_ = new Limits { Owner = null, {|TFL1002:Legacy = default(System.Text.Json.JsonElement)|} };", "false Legacy"),
        ("_ = Gate.Open(\"off\", {|TFL1002:3|});", "not Size 1"),
    ];

    private static readonly Lazy<Task<string[]>> s_found = new(FindAsync);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_cases.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_diagnostic_has_the_properties_for_its_fix(int index) =>
        Assert.Equal($"{s_cases[index].Statement}\n{s_cases[index].Expected}", (await s_found.Value)[index]);

    /// <summary>Returns every statement with its diagnostics as markup, and with their properties.</summary>
    private static async Task<string[]> FindAsync()
    {
        var plain = s_cases.Select(each => Marked.Parse(each.Statement).Code).ToArray();
        string[] sources = [.. plain.Select((code, i) => UsageStatements.Method($"P{i}", code)), UsageStatements.Helpers];
        var compilation = Compilations.Create("App", [.. sources, Records.Source]);
        Assert.Empty(compilation.Errors());
        var trees = compilation.SyntaxTrees.ToArray();
        var found = (await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync())
            .ToLookup(diagnostic => Array.IndexOf(trees, diagnostic.Location.SourceTree));
        return
        [
            .. plain.Select(
                (code, i) =>
                {
                    var start = sources[i].IndexOf(code, StringComparison.Ordinal);
                    var properties = found[i].OrderBy(each => each.Location.SourceSpan).Select(each => Text(each, sources[i]));
                    var located = found[i].DistinctBy(each => (each.Id, each.Location.SourceSpan));
                    return $"{Marked.Mark(code, start, located)}\n{string.Join("; ", properties)}";
                }),
        ];
    }

    private static string Text(Diagnostic diagnostic, string source)
    {
        var properties = diagnostic.Properties;
        var surplus = properties.GetValueOrDefault(DiagnosticKeys.Surplus)?.Split('\n').Select(line => line.Split(','))
            .Select(span => Array.ConvertAll(span, text => int.Parse(text, CultureInfo.InvariantCulture)))
            .Select(span => source.Substring(span[0], span[1]));
        return string.Join(
            ' ',
            new[]
            {
                properties[DiagnosticKeys.Keyword], properties.GetValueOrDefault(DiagnosticKeys.Member),
                properties.GetValueOrDefault(DiagnosticKeys.LegalValue), surplus is null ? null : "- " + string.Join(' ', surplus),
            }.Where(text => text is not null));
    }
}
