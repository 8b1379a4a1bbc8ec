using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>What a flow is made of, once it is known to fit together.</summary>
/// <param name="MappingSetId">The mapping set of the transformation Mapping; null where the flow has none.</param>
internal sealed record FlowParts(LoadedSpec Spec, StoredResource Source, StoredResource Target, string? MappingSetId);
