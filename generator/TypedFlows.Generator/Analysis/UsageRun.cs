using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>What the analysis of one compilation shares.</summary>
internal sealed class UsageRun
{
    private UsageRun(Compilation compilation, INamedTypeSymbol schemaAttribute, EvaluationOptions options)
    {
        Types = new(schemaAttribute, compilation.GetTypeByMetadataName("TypedFlows.SpecCaseAttribute"));
        Statics = new(compilation);
        Calls = new(Types, Statics);
        Flows = new(compilation.GetTypeByMetadataName("TypedFlows.SpecConnectionsAttribute"));
        Options = options;
    }

    public GeneratedTypes Types { get; }

    public StaticValues Statics { get; }

    public FollowedCalls Calls { get; }

    public FlowUses Flows { get; }

    public EvaluationOptions Options { get; }

    /// <summary>Null for a compilation that knows no generated types: nothing is asked there.</summary>
    public static UsageRun? Of(Compilation compilation, AnalyzerOptions options)
    {
        if (compilation.GetTypeByMetadataName("TypedFlows.SpecSchemaAttribute") is not { } schemaAttribute)
        {
            return null;
        }

        var assertsFormat = !options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.TypedFlowsFormatAssertion", out var value)
            || !string.Equals(value?.Trim(), "false", StringComparison.OrdinalIgnoreCase);
        return new(compilation, schemaAttribute, EvaluationOptions.Default with { FormatAssertion = assertsFormat });
    }
}
