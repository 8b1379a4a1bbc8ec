using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Emulator.Specs;

/// <summary>Holds the specs of this platform. The catalog is immutable.</summary>
internal sealed class SpecCatalog(IReadOnlyList<LoadedSpec> specs, FormatAssertion formats)
{
    private const string OtherId = "meta:altId";

    /// <summary>Gets the formats that are asserted.</summary>
    public FormatAssertion Formats { get; } = formats;

    /// <summary>Gets the XDM schemas, each in its latest version.</summary>
    public IReadOnlyList<LoadedSpec> XdmSchemas { get; } =
    [
        .. specs.Where(spec => spec.Model.Kind == SpecKind.XdmSchema)
            .GroupBy(spec => spec.Id, StringComparer.Ordinal)
            .Select(versions => Find([.. versions], versions.Key, null)!),
    ];

    public IReadOnlyList<LoadedSpec> FlowSpecs { get; } = [.. specs.Where(spec => spec.Model.Kind == SpecKind.FlowSpec)];

    public IReadOnlyList<LoadedSpec> ConnectionSpecs { get; } = [.. specs.Where(spec => spec.Model.Kind == SpecKind.ConnectionSpec)];

    /// <param name="version">The version; <see langword="null"/> or empty for the latest, as the vendor's pages describe.</param>
    public static LoadedSpec? Find(IReadOnlyList<LoadedSpec> specs, string id, string? version) => specs
        .Where(
            spec =>
                string.Equals(spec.Id, id, StringComparison.OrdinalIgnoreCase)
                    && (string.IsNullOrEmpty(version) || spec.Version == version))
        .MaxBy(spec => Version.TryParse(spec.Version, out var number) ? number : new Version());

    /// <summary>Returns the XDM schema with this <c>$id</c> or <c>meta:altId</c>.</summary>
    public LoadedSpec? FindXdmSchema(string id) => XdmSchemas.FirstOrDefault(
        schema => schema.Id == id
            || (schema.Document.TryGetProperty(OtherId, out var other)
                && other.ValueKind == System.Text.Json.JsonValueKind.String
                && other.ValueEquals(id)));

    /// <summary>Returns the name of a connection spec for messages, or the id if the spec is not known.</summary>
    public string NameOfConnectionSpec(string id)
    {
        var known = ConnectionSpecs.FirstOrDefault(spec => string.Equals(spec.Id, id, StringComparison.OrdinalIgnoreCase));
        return known is null ? id : $"{id} ({known.Name})";
    }
}
