using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;
using TypedFlows.TestSupport.Generation;

namespace TypedFlows.Fuzz.Harnesses;

/// <summary>
/// Compiles the text of a spec file to diagnostics and C#. No text fails the compiler, every diagnostic is inside the file, and the C#
/// compiles without a warning.
/// </summary>
internal sealed class SpecHarness : Harness
{
    private const string Path = "specs/fuzz.json";
    private const int MaxKnown = 100_000;

    // C# 12 is the default of .NET 8.
    private static readonly CSharpParseOptions s_language = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12);

    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "Fuzz", [], RuntimeReferences.All, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    // Most mutations change nothing of the C#, and binding it takes longer than all other steps.
    private readonly HashSet<string> _bound = new(StringComparer.Ordinal);

    public override IEnumerable<string> Words =>
    [
        "\"$ref\":\"#\"", "\"$ref\":\"#/definitions/", "\"definitions\":{", "\"$id\":\"", "\"$schema\":\"", "\"properties\":{", "\"type\":",
        "\"string\"", "\"integer\"", "\"number\"", "\"boolean\"", "\"object\"", "\"array\"", "\"null\"", "\"enum\":[", "\"const\":",
        "\"required\":[", "\"items\":", "\"oneOf\":[", "\"anyOf\":[", "\"allOf\":[", "\"not\":", "\"if\":", "\"then\":", "\"else\":",
        "\"additionalProperties\":", "\"patternProperties\":{", "\"propertyNames\":", "\"dependencies\":{", "\"contains\":",
        "\"uniqueItems\":true", "\"minimum\":", "\"maximum\":", "\"exclusiveMinimum\":", "\"multipleOf\":", "\"minLength\":",
        "\"pattern\":\"", "\"format\":\"", "\"default\":", "\"title\":\"", "\"description\":\"", "\"meta:xdmType\":\"", "\"meta:enum\":{",
        "\"unevaluatedProperties\":false", "\"prefixItems\":[", "\"$defs\":{", "\"$anchor\":\"", "\"$dynamicRef\":\"", "\"minContains\":",
        "\"https://json-schema.org/draft/2020-12/schema\"", "\"http://json-schema.org/draft-04/schema#\"",
    ];

    public override IEnumerable<byte[]> Seeds() =>
        Repository.Files("*.json", "specs", "tests/Benchmarks/specs", "tests/Conformance/xdm/descriptors")
            .Concat(Repository.Files("schema.json", "tests/cases"))
            .Select(file => File.ReadAllBytes(Repository.Full(file)))
            .Where(content => content.Length < 12_000);

    public override void Run(byte[] input)
    {
        var text = Text(input);
        var result = SpecCompilation.Create([new SpecFileText(Path, text)], "Fuzz.Specs", FormatAssertion.All);
        foreach (var diagnostic in result.Diagnostics)
        {
            BrokenClaimException.ThrowIf(diagnostic.Rule == DefinitionRules.InternalError, () => diagnostic.Message);
            BrokenClaimException.ThrowIf(
                diagnostic.Range.Start < 0 || diagnostic.Range.End > text.Length, () => $"outside of the file: {diagnostic}");
        }

        var trees = result.Sources.Where(source => source.Text is not null && _bound.Add(source.Text)).ToList();
        if (_bound.Count > MaxKnown)
        {
            _bound.Clear();
        }

        if (trees.Count == 0)
        {
            return;
        }

        var compilation = s_empty.AddSyntaxTrees(
            result.Sources.Where(source => source.Text is not null)
                .Select(source => CSharpSyntaxTree.ParseText(source.Text!, s_language, source.HintName)));
        var error = compilation.GetDiagnostics().FirstOrDefault(found => found.Severity >= DiagnosticSeverity.Warning);
        BrokenClaimException.ThrowIf(error is not null, () => $"the C# does not compile: {error}");
    }
}
