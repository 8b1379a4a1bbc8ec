namespace TypedFlows;

/// <summary>Represents a source for flows of <typeparamref name="TFlowSpec"/>. Only the connection specs in <c>sourceConnectionSpecIds</c>
/// of that flow spec have such sources, so any other source does not compile.</summary>
/// <typeparam name="TFlowSpec">The generated class of the flow spec. It is contravariant, so that a raw source fits every flow.</typeparam>
#pragma warning disable CA1040 // The marker is the point: membership is checked by the compiler.
public interface ISourceFor<in TFlowSpec> : ISource
    where TFlowSpec : class;
#pragma warning restore CA1040
