using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>
/// Tests partial declarations of generated records, which may set properties. The analyzer must not assume their effect, in the same
/// assembly and in an assembly for which only metadata is available.
/// </summary>
public class OwnDeclarationsTests
{
    private const string Spec = """
        {
          "title": "Job", "type": "object",
          "properties": {
            "mode": { "type": "string", "enum": ["once", "often"] },
            "interval": { "type": "integer", "minimum": 1 },
            "tags": { "type": "array", "items": { "type": "string", "maxLength": 3 } },
            "shape": { "oneOf": [
              { "type": "string", "maxLength": 5 },
              { "type": "integer", "minimum": 1 },
              { "title": "Circle", "type": "object",
                "properties": { "kind": { "const": "circle" }, "radius": { "type": "integer", "minimum": 1 } },
                "required": ["kind", "radius"], "additionalProperties": false },
              { "title": "Square", "type": "object",
                "properties": { "kind": { "const": "square" }, "side": { "type": "integer", "minimum": 1 },
                  "slope": { "type": "integer" } },
                "required": ["kind"], "additionalProperties": false,
                "if": { "required": ["slope"] }, "then": { "required": ["side"] } }
            ] }
          },
          "additionalProperties": false,
          "if": { "properties": { "mode": { "const": "often" } }, "required": ["mode"] }, "then": { "required": ["interval"] },
          "else": { "not": { "required": ["interval"] } }
        }
        """;

    /// <summary>The declarations that a library may add to its records.</summary>
    private const string Own = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        namespace App.Specs;

        partial record Job
        {
            public Job(long every) : this() { Mode = JobMode.Often; Interval = every; }
            public Job(string mode, params long[] all) { Mode = JobMode.Often; }
            public long? Hours { get => Interval / 60; init => Interval = value * 60; }
            public long? this[string name] { get => null; init => Interval = value; }
            [JsonPropertyName("note")] public string? Note { get; init; }
            public string? Comment;
            public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }
            public IReadOnlyList<string>? Names { get; init; }
            public static implicit operator Job(string text) => new() { Mode = JobMode.Once };
            public static implicit operator string(Job job) => "abc";
            public static implicit operator long(Job job) => 5;
            public static Job Often(long hours) => new() { Mode = JobMode.Often, Interval = hours };
            public static Job ParseJson(string yaml) => new();
            public static Job ParseJson(ReadOnlySpan<byte> yaml, int indent) => new();
            public static void Fill(List<string> names) => names[0] = "a";
        }

        partial record JobShape
        {
            public static implicit operator JobShape(double side) => new Square { Side = (long)side };
            public sealed partial record Circle
            {
                private Circle(Circle original) : base(original) { Radius = 7; }
                public long? Diameter { get => Radius * 2; init => Radius = (value ?? 2) / 2; }
            }
            public sealed partial record Square
            {
                private Square(Square original) : base(original) { Side = 7; Slope = original.Slope; }
            }
        }
        """;

    public static TheoryData<string> Statements =>
    [
        // A hand-written constructor may set anything. The properties in the initializer are known.
        "_ = new Job(60);",
        "_ = new Job(60) { Mode = JobMode.Often };",
        "_ = new Job(60) { Mode = JobMode.Once };",
        "_ = new Job(\"often\") { Interval = {|TFL1001:0|} };",
        "_ = new Job(\"often\", 1, 2) { Mode = JobMode.Often };",
        "_ = new {|TFL1003:Job|} { Mode = JobMode.Often };",

        // A property or an indexer may do the same for the preceding properties.
        "_ = new Job { Mode = JobMode.Often, Hours = 1 };",
        "_ = new Job { Mode = JobMode.Often, Interval = 0, Hours = 1 };",
        "_ = new Job { Mode = JobMode.Often, Hours = 1, Interval = {|TFL1001:0|} };",
        "_ = new Job { Mode = JobMode.Often, [\"x\"] = 1 };",
        "_ = new Job { Hours = null, Mode = JobMode.Once };",
        "_ = new Job { Mode = JobMode.Once } with { Hours = null };",
        "_ = new Job { Mode = JobMode.Often, Hours = 1 } with { Tags = [{|TFL1004:\"abcd\"|}] };",
        "_ = new {|TFL1003:Job|} { Mode = JobMode.Often, Comment = \"x\" };",

        // A hand-written property is not a JSON property, regardless of its attributes.
        "_ = new Job { Note = \"x\" };",
        "_ = new Job { Mode = JobMode.Once, Note = \"x\" };",
        "_ = new Job { Mode = JobMode.Once, Names = [\"abcd\"] };",
        "_ = new Job { AdditionalProperties = new Dictionary<string, string> { [\"x\"] = \"y\" } };",

        // Hand-written conversions, factories and readers.
        "Job job = \"not a job\"; _ = job;",
        "_ = new Job { Tags = [new Job()] };",
        "_ = new Job { Mode = JobMode.Often, Interval = new Job() };",
        "_ = new Job { Shape = 2.5 };",
        "_ = new Job { Shape = {|TFL1004:\"far too long\"|} };",
        "_ = new Job { Shape = {|TFL1004:0|} };",
        "_ = new Job { Shape = 5 };",
        "_ = Job.Often(1);",
        "_ = Job.ParseJson(\"mode: often\");",
        "_ = Job.ParseJson(\"mode: often\"u8, 2);",
        "_ = Job.ParseJson(\"{|TFL1004:mode|}: often\"u8);",
        "List<string> names = [\"abcd\"]; Job.Fill(names); _ = new Job { Tags = names };",

        // A copy constructor of a case may change the copy. Only the properties that the 'with' expression sets are known.
        "_ = new {|TFL1004:JobShape.Circle|} { Radius = 0 };",
        "_ = new JobShape.Circle { Radius = 1 } {|TFL1004:with|} { Radius = 0 };",
        "var bad = new JobShape.Square { Side = 1 }; _ = bad with { Slope = 1 };",
        "_ = new JobShape.Square() with { Slope = 1 };",
        "_ = new {|TFL1004:JobShape.Square|} { Slope = 1 };",
        "_ = new JobShape.Circle { Radius = 1, Diameter = 0 };",
        "JobShape shape = new JobShape.Square(); _ = shape with { };",
    ];

    private static readonly Lazy<Task<IReadOnlyDictionary<string, string>>> s_inside = new(() => FindAsync(isReferencing: false));

    private static readonly Lazy<Task<IReadOnlyDictionary<string, string>>> s_outside = new(() => FindAsync(isReferencing: true));

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Assumes_nothing_about_visible_declarations(string statement) =>
        Assert.Equal(statement, (await s_inside.Value)[statement]);

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Assumes_nothing_about_declarations_in_metadata(string statement) =>
        Assert.Equal(statement, (await s_outside.Value)[statement]);

    /// <summary>Tests that declarations that would change every record without metadata do not compile.</summary>
    [Theory]
    [InlineData("public Job() { Interval = 15; }", "CS0111")]
    [InlineData("private Job(Job original) : base(original) { Interval = 15; }", "CS0619")]
    [InlineData("private Job(Job original) : base() { Interval = 15; }", "CS8868")]
    [InlineData("private Job(Job original) : this(5) { } private Job(int n) { }", "CS8868")]
    [InlineData("public long? Interval { get => 5; init { } }", "CS0102")]
    [InlineData("public static Job operator +(Job left, Job right) => left;", "")]
    public void Neither_constructor_can_be_written(string own, string error)
    {
        var host = Host();
        var errors = host.Compile($"namespace App.Specs; partial record Job {{ {own} }}").Errors().Select(each => each.Id).Distinct();
        Assert.Equal(error.Length > 0, errors.Contains(error));
        Assert.Equal(error.Length == 0, !errors.Any());
    }

    /// <summary>Tests the same for an obsolete copy constructor, which is visible in the same assembly.</summary>
    [Fact]
    public async Task A_copy_constructor_that_is_written_after_all_is_seen()
    {
        var compilation = Host().Compile(
            "namespace App.Specs; partial record Job { [System.Obsolete] private Job(Job original) : base(original) { Interval = 15; } }",
            "using App.Specs; class Program { object Made() => new Job { Mode = JobMode.Once } with { Mode = JobMode.Often }; }");
        Assert.Empty(compilation.Errors());
        Assert.Empty(await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync());
    }

    private static GeneratorHost Host()
    {
        var host = new GeneratorHost(new SpecInput("/project/specs/job.json", Spec));
        host.Run();
        return host;
    }

    private static async Task<IReadOnlyDictionary<string, string>> FindAsync(bool isReferencing)
    {
        var statements = Statements.Select<object[], string>(row => (string)row[0]).ToArray();
        var codes = statements.Select(statement => Marked.Parse(statement).Code).ToArray();
        string[] sources = [.. codes.Select(
            (
                code,
                i) => $"using System.Collections.Generic;\nusing App.Specs;\nclass C{i}\n"
                    + $"{{\n    void Run()\n    {{\n        {code}\n    }}\n}}\n")];
        Compilation compilation = isReferencing
            ? Compilations.Create("Second", sources).AddReferences(Host().Compile(Own).WithAssemblyName("Library").ToReference())
            : Host().Compile([.. sources, Own]);
        Assert.Empty(compilation.Errors());
        var found = (await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync()).ToLookup(
            diagnostic => diagnostic.Location.SourceTree!.ToString());
        Assert.DoesNotContain(found, file => !sources.Contains(file.Key));
        return statements.Select((statement, i) => (statement, i)).ToDictionary(
            each => each.statement, each => Marked.Mark(
                codes[each.i], sources[each.i].IndexOf(codes[each.i], StringComparison.Ordinal), found[sources[each.i]]));
    }
}
