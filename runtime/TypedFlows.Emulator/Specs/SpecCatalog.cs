using TypedFlows.Compiler.Model;

namespace TypedFlows.Emulator.Specs;

/// <summary>The specs that this platform obeys. Nothing in it changes.</summary>
internal sealed class SpecCatalog(IReadOnlyList<LoadedSpec> specs)
{
    public IReadOnlyList<LoadedSpec> FlowSpecs { get; } = [.. specs.Where(spec => spec.Model.Kind == SpecKind.FlowSpec)];

    public IReadOnlyList<LoadedSpec> ConnectionSpecs { get; } = [.. specs.Where(spec => spec.Model.Kind == SpecKind.ConnectionSpec)];

    /// <param name="version">Null or empty for the latest, as the vendor's pages say of a request that leaves it out.</param>
    public static LoadedSpec? Find(IReadOnlyList<LoadedSpec> specs, string id, string? version) => specs
        .Where(spec => string.Equals(spec.Id, id, StringComparison.OrdinalIgnoreCase) && (string.IsNullOrEmpty(version) || spec.Version == version))
        .MaxBy(spec => Version.TryParse(spec.Version, out var number) ? number : new Version());

    /// <summary>The name that goes with a connection spec's id, for messages; the id itself where no spec is known.</summary>
    public string NameOfConnectionSpec(string id)
    {
        var known = ConnectionSpecs.FirstOrDefault(spec => string.Equals(spec.Id, id, StringComparison.OrdinalIgnoreCase));
        return known is null ? id : $"{id} ({known.Name})";
    }
}
