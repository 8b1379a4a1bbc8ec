namespace TypedFlows.Compiler.Model;

internal enum SpecKind
{
    FlowSpec,
    ConnectionSpec,

    /// <summary>A stand-alone schedule or transformation schema.</summary>
    JsonSchema,
}
