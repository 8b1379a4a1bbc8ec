using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.FlowService;

/// <summary>The parts of a flow after they have been checked against each other.</summary>
/// <param name="MappingSetId">The mapping set of the transformation Mapping; <see langword="null"/> if the flow has none.</param>
internal sealed record FlowParts(LoadedSpec Spec, StoredResource Source, StoredResource Target, string? MappingSetId);
