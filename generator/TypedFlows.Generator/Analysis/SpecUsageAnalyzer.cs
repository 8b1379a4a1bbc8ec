using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Validates C# code that creates generated records by the schemas of those records. It reports a diagnostic only if the code proves a
/// violation.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpecUsageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. UsageRules.All.Select(Descriptors.Of)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (UsageAnalysisContext.Of(start.Compilation, start.CancellationToken) is { } run)
            {
                start.RegisterOperationBlockAction(block => new OperationBlockWalker(run, block).Analyze());
            }
        });
    }
}
