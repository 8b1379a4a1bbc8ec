using Microsoft.CodeAnalysis;

namespace TypedFlows.Generator.Analysis;

/// <summary>Represents the shared state of the analysis of one compilation.</summary>
internal sealed class UsageAnalysisContext
{
    private static readonly string[] s_own = ["TypedFlows", "TypedFlows.Client", "TypedFlows.Emulator"];

    private static readonly string[] s_names = ["SpecSchema", "SpecConnections", "MappingRow", "MappingSourceType"];

    private UsageAnalysisContext(Compilation compilation, INamedTypeSymbol schemaAttribute)
    {
        Types = new(schemaAttribute, compilation.GetTypeByMetadataName("TypedFlows.CompilerServices.SpecCaseAttribute"));
        Statics = new(compilation);
        FollowedMethods = new(Types, Statics);
        Flows = new(compilation.GetTypeByMetadataName("TypedFlows.CompilerServices.SpecConnectionsAttribute"));
        Mappings = new(compilation, Types, Statics);
    }

    public GeneratedTypes Types { get; }

    public StaticValues Statics { get; }

    public FollowedMethods FollowedMethods { get; }

    public FlowUses Flows { get; }

    public MappingUses Mappings { get; }

    /// <summary>Returns the context, or null for a compilation without generated types and mapping rows, which is not analyzed.</summary>
    public static UsageAnalysisContext? Of(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.GetTypeByMetadataName("TypedFlows.CompilerServices.SpecSchemaAttribute") is { } schemaAttribute
            && KnowsGenerated(compilation, schemaAttribute.ContainingAssembly, cancellationToken)
            ? new(compilation, schemaAttribute)
            : null;

    /// <summary>
    /// Returns true if the compilation references an assembly that uses the runtime library, except those of the packages, or if a file
    /// contains the name of an attribute of generated types or of a mapping row. A search of the texts is faster than a search of the
    /// declarations.
    /// </summary>
    private static bool KnowsGenerated(Compilation compilation, IAssemblySymbol runtime, CancellationToken cancellationToken) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => !s_own.Contains(assembly.Name)
            && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == runtime.Name)))
        || compilation.SyntaxTrees.Reverse().Any(tree => IsNamed(tree.GetText(cancellationToken).ToString()));

    private static bool IsNamed(string text) =>
        s_names.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0);
}
