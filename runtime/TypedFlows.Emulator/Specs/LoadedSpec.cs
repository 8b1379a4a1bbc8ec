using System.Text.Json;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Emulator.Specs;

/// <summary>A spec as the compiler model and as the document that the service returns.</summary>
internal sealed record LoadedSpec(Spec Model, JsonElement Document)
{
    public string Id => Model.Id;

    public string Version => Model.Version;

    public string Name => Model.Name;

    public SpecPart? Part(PartKind kind) => Model.Parts.FirstOrDefault(part => part.Kind == kind);

    public SpecPart? Part(PartKind kind, string name) => Model.Parts.FirstOrDefault(part => part.Kind == kind && part.Name == name);

    public IEnumerable<SpecPart> PartsOf(PartKind kind) => Model.Parts.Where(part => part.Kind == kind);
}
