using Microsoft.CodeAnalysis;

namespace TypedFlows.Generator.Analysis;

/// <summary>What the analysis of one compilation shares.</summary>
internal sealed class UsageAnalysisContext
{
    private static readonly string[] s_own = ["TypedFlows", "TypedFlows.Client", "TypedFlows.Emulator"];

    private UsageAnalysisContext(Compilation compilation, INamedTypeSymbol schemaAttribute)
    {
        Types = new(schemaAttribute, compilation.GetTypeByMetadataName("TypedFlows.CompilerServices.SpecCaseAttribute"));
        Statics = new(compilation);
        FollowedMethods = new(Types, Statics);
        Flows = new(compilation.GetTypeByMetadataName("TypedFlows.CompilerServices.SpecConnectionsAttribute"));
    }

    public GeneratedTypes Types { get; }

    public StaticValues Statics { get; }

    public FollowedMethods FollowedMethods { get; }

    public FlowUses Flows { get; }

    /// <summary>Null for a compilation that knows no generated types: nothing is asked there.</summary>
    public static UsageAnalysisContext? Of(Compilation compilation, CancellationToken cancellation) =>
        compilation.GetTypeByMetadataName("TypedFlows.CompilerServices.SpecSchemaAttribute") is { } schemaAttribute && KnowsGenerated(compilation, schemaAttribute.ContainingAssembly, cancellation)
            ? new(compilation, schemaAttribute)
            : null;

    /// <summary>
    /// True where an assembly that uses the runtime library is referenced, the packages' own apart, or some file writes the name of an
    /// attribute that generated types carry: a look at the texts costs less than one at the declarations.
    /// </summary>
    private static bool KnowsGenerated(Compilation compilation, IAssemblySymbol runtime, CancellationToken cancellation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => !s_own.Contains(assembly.Name)
            && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == runtime.Name)))
        || compilation.SyntaxTrees.Reverse().Any(tree => IsNamed(tree.GetText(cancellation).ToString()));

    private static bool IsNamed(string text) =>
        text.IndexOf("SpecSchema", StringComparison.Ordinal) >= 0 || text.IndexOf("SpecConnections", StringComparison.Ordinal) >= 0;
}
