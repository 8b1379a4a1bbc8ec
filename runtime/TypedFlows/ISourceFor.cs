namespace TypedFlows;

/// <summary>
/// A source that may feed flows of <typeparamref name="TFlowSpec"/>: only the connection specs in that flow spec's
/// <c>sourceConnectionSpecIds</c> have one, so any other source does not compile.
/// </summary>
/// <typeparam name="TFlowSpec">The generated class of the flow spec. Contravariant, so that a raw source fits every flow.</typeparam>
#pragma warning disable CA1040 // The marker is the point: membership is checked by the compiler.
public interface ISourceFor<in TFlowSpec> : ISource
    where TFlowSpec : class;
#pragma warning restore CA1040
