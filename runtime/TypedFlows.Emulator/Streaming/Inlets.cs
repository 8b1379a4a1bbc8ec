using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Specs;

namespace TypedFlows.Emulator.Streaming;

/// <summary>Provides the addresses for messages.</summary>
internal static class Inlets
{
    /// <summary>Returns whether connections of this spec have an inlet, because they receive messages over HTTP.</summary>
    public static bool IsStreaming(LoadedSpec spec) => spec.Part(PartKind.Auth, "Streaming Connection") is not null;
}
