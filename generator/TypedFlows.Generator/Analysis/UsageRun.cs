using Microsoft.CodeAnalysis;

namespace TypedFlows.Generator.Analysis;

/// <summary>What the analysis of one compilation shares.</summary>
internal sealed class UsageRun
{
    private UsageRun(Compilation compilation, INamedTypeSymbol schemaAttribute)
    {
        Types = new(schemaAttribute, compilation.GetTypeByMetadataName("TypedFlows.SpecCaseAttribute"));
        Statics = new(compilation);
        Calls = new(Types, Statics);
        Flows = new(compilation.GetTypeByMetadataName("TypedFlows.SpecConnectionsAttribute"));
    }

    public GeneratedTypes Types { get; }

    public StaticValues Statics { get; }

    public FollowedCalls Calls { get; }

    public FlowUses Flows { get; }

    /// <summary>Null for a compilation that knows no generated types: nothing is asked there.</summary>
    public static UsageRun? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("TypedFlows.SpecSchemaAttribute") is { } schemaAttribute ? new(compilation, schemaAttribute) : null;
}
