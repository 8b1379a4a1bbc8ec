using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Analysis;

namespace TypedFlows.CodeFixes.Tests;

/// <summary>
/// Applies a fix one by one, and then with Fix All in the document, in the project and in the solution. The markup <c>{|TFL1001:5|}</c> in
/// a statement is a diagnostic with its exact location.
/// </summary>
internal sealed class FixAllTest : CSharpCodeFixTest<SpecUsageAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
{
    private readonly CodeFixProvider _fix;

    public FixAllTest(CodeFixProvider fix, string before, string after)
    {
        _fix = fix;

        // These are the assemblies of the running framework, so that the test downloads none.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(RuntimeReferences.All);
        TestState.Sources.Add(("Program.cs", Fixing.Program(before)));
        TestState.Sources.Add(("Records.cs", Records.Source));
        FixedState.Sources.Add(("Program.cs", Fixing.Program(after)));
        FixedState.Sources.Add(("Records.cs", Records.Source));
    }

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => [_fix];

    protected override ParseOptions CreateParseOptions() => Compilations.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() =>
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
}
