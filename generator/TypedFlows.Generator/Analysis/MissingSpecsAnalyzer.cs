using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Reports a project that references the package, but compiles no spec file and references no assembly of compiled specs. Without the
/// diagnostic, the only symptom of a misplaced folder would be missing types.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingSpecsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.Of(DefinitionRules.NoSpecFile)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static end =>
        {
            var options = end.Options.AnalyzerConfigOptionsProvider;
            if (SpecProject.IsDirectReference(options.GlobalOptions)
                && !end.Options.AdditionalFiles.Any(file => SpecText.IsSpec(options.GetOptions(file)))
                && !end.Compilation.SourceModule.ReferencedAssemblySymbols.Any(HasSpecs))
            {
                var path = SpecProject.FilePath(options.GlobalOptions);
                end.ReportDiagnostic(
                    Diagnostic.Create(Descriptors.Of(DefinitionRules.NoSpecFile), Location.Create(path, default, default)));
            }
        });
    }

    // Each assembly of compiled specs has this type, in a namespace of its own.
    private static bool HasSpecs(IAssemblySymbol assembly) => assembly.TypeNames.Contains("SpecTypeInfoResolver");
}
