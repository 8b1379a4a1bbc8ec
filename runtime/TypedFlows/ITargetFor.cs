namespace TypedFlows;

/// <summary>
/// A target that flows of <typeparamref name="TFlowSpec"/> may write to: only the connection specs in that flow spec's
/// <c>targetConnectionSpecIds</c> have one, so any other target does not compile.
/// </summary>
/// <typeparam name="TFlowSpec">The generated class of the flow spec. Contravariant, so that a raw target fits every flow.</typeparam>
#pragma warning disable CA1040 // The marker is the point: membership is checked by the compiler.
public interface ITargetFor<in TFlowSpec> : ITarget
    where TFlowSpec : class;
#pragma warning restore CA1040
