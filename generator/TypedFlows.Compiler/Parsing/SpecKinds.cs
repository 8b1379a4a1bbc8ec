using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Detects the kind of a document from its properties.</summary>
internal static class SpecKinds
{
    private static readonly HashSet<string> s_connectionSpec = new(
        ["authSpec", "sourceSpec", "targetSpec", "exploreSpec", "encryptionSpecs"], StringComparer.Ordinal);

    private static readonly HashSet<string> s_flowSpec = new(
        [
            "transformationSpecs", "transformationSpec", "transformationSpecDTOS", "scheduleSpec", "optionSpec", "runSpec",
            "sourceConnectionSpecIds", "targetConnectionSpecIds",
        ],
        StringComparer.Ordinal);

    /// <summary>Returns the kind that the metadata of an item requests, or null if it requests no kind of spec.</summary>
    public static SpecKind? Requested(string? kind) => kind?.ToUpperInvariant() switch
    {
        "FLOW" => SpecKind.FlowSpec,
        "CONNECTION" => SpecKind.ConnectionSpec,
        "SCHEMA" => SpecKind.JsonSchema,
        "XDM" => SpecKind.XdmSchema,
        _ => null,
    };

    public static bool IsRequestedAsOverlay(string? kind) => string.Equals(kind, "overlay", StringComparison.OrdinalIgnoreCase);

    public static bool IsRequestedAsDescriptors(string? kind) => string.Equals(kind, "descriptors", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns a value indicating whether the metadata of an item requests a kind that has no types of its own.</summary>
    public static bool IsOtherKind(string kind) => IsRequestedAsOverlay(kind) || IsRequestedAsDescriptors(kind);

    public static bool IsOverlay(JsonSyntax.Object syntax) => syntax.Find("overlay") is not null;

    /// <summary>
    /// Returns the kind of a connection spec or flow spec, or null for anything else. Properties after a syntax error are ignored.
    /// </summary>
    public static SpecKind? OfSpec(JsonSyntax.Object syntax, DiagnosticBag diagnostics)
    {
        var known = syntax.Members.Where(diagnostics.IsKnown).ToList();
        return known.Any(m => s_connectionSpec.Contains(m.Name)) ? SpecKind.ConnectionSpec
            : known.Any(m => s_flowSpec.Contains(m.Name)) ? SpecKind.FlowSpec
            : null;
    }

    /// <summary>
    /// Returns the specs in a response of a service, <c>{"items": [...]}</c>, or null if the document is not such a response.
    /// </summary>
    public static JsonSyntax.Array? ResponseItems(JsonSyntax.Object syntax, DiagnosticBag diagnostics)
    {
        if (syntax.Find("items")?.Value is not JsonSyntax.Array items)
        {
            return null;
        }

        var holdsSpecs = items.Items.Any(i => i is JsonSyntax.Object item && OfSpec(item, diagnostics) is not null);
        return holdsSpecs || !syntax.Members.Any(m => m.Name != "items" && IsSchemaMember(m)) ? items : null;
    }

    public static bool IsSchema(JsonSyntax.Object syntax) => syntax.Members.Any(IsSchemaMember);

    public static bool IsSchemaMember(JsonSyntax.Property member) =>
        SchemaKeywords.SchemaIndicators.Contains(member.Name) || (member.Name == "type" && IsSchemaType(member.Value));

    private static bool IsSchemaType(JsonSyntax value) =>
        value is JsonSyntax.Array || (value is JsonSyntax.String name && SchemaKeywords.TypeNames.Contains(name.Value));
}
