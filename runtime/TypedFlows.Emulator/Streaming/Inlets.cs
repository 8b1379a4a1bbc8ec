using TypedFlows.Compiler.Model;
using TypedFlows.Emulator.Specs;

namespace TypedFlows.Emulator.Streaming;

/// <summary>The addresses to which messages are sent.</summary>
internal static class Inlets
{
    /// <summary>Whether connections of this spec get an inlet: those that messages are sent to over HTTP.</summary>
    public static bool IsStreaming(LoadedSpec spec) => spec.Part(PartKind.Auth, "Streaming Connection") is not null;
}
