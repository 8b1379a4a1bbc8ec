namespace TypedFlows;

/// <summary>Represents a target for flows of <typeparamref name="TFlowSpec"/>. Only the connection specs in <c>targetConnectionSpecIds</c>
/// of that flow spec have such targets, so any other target does not compile.</summary>
/// <typeparam name="TFlowSpec">The generated class of the flow spec. It is contravariant, so that a raw target fits every flow.</typeparam>
#pragma warning disable CA1040 // The marker is the point: membership is checked by the compiler.
public interface ITargetFor<in TFlowSpec> : ITarget
    where TFlowSpec : class;
#pragma warning restore CA1040
