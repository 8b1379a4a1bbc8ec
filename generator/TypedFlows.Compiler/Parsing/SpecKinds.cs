using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Tells the kind of a document by its members.</summary>
internal static class SpecKinds
{
    private static readonly HashSet<string> ConnectionSpec = new(
        ["authSpec", "sourceSpec", "targetSpec", "exploreSpec", "encryptionSpecs"], StringComparer.Ordinal);

    private static readonly HashSet<string> FlowSpec = new(
        [
            "transformationSpecs", "transformationSpec", "transformationSpecDTOS", "scheduleSpec", "optionSpec", "runSpec",
            "sourceConnectionSpecIds", "targetConnectionSpecIds",
        ],
        StringComparer.Ordinal);

    /// <summary>The kind that an item's metadata asks for; null where it asks for none of a spec, or for none at all.</summary>
    public static SpecKind? Requested(string? kind) => kind?.ToUpperInvariant() switch
    {
        "FLOW" => SpecKind.FlowSpec,
        "CONNECTION" => SpecKind.ConnectionSpec,
        "SCHEMA" => SpecKind.JsonSchema,
        _ => null,
    };

    public static bool IsRequestedAsOverlay(string? kind) => string.Equals(kind, "overlay", StringComparison.OrdinalIgnoreCase);

    public static bool IsOverlay(JsonSyntax.Object syntax) => syntax.Find("overlay") is not null;

    /// <summary>A connection spec or a flow spec; null for anything else. Members after a syntax error do not count.</summary>
    public static SpecKind? OfSpec(JsonSyntax.Object syntax, DiagnosticBag findings)
    {
        var known = syntax.Members.Where(findings.IsKnown).ToList();
        return known.Any(m => ConnectionSpec.Contains(m.Name)) ? SpecKind.ConnectionSpec
            : known.Any(m => FlowSpec.Contains(m.Name)) ? SpecKind.FlowSpec
            : null;
    }

    /// <summary>The specs in the answer of a service, <c>{"items": [...]}</c>; null where it is none.</summary>
    public static JsonSyntax.Array? ResponseItems(JsonSyntax.Object syntax, DiagnosticBag findings)
    {
        if (syntax.Find("items")?.Value is not JsonSyntax.Array items)
        {
            return null;
        }

        var holdsSpecs = items.Items.Any(i => i is JsonSyntax.Object item && OfSpec(item, findings) is not null);
        return holdsSpecs || !syntax.Members.Any(m => m.Name != "items" && IsSchemaMember(m)) ? items : null;
    }

    public static bool IsSchema(JsonSyntax.Object syntax) => syntax.Members.Any(IsSchemaMember);

    public static bool IsSchemaMember(JsonSyntax.Property member) =>
        SchemaKeywords.SchemaIndicators.Contains(member.Name) || (member.Name == "type" && IsSchemaType(member.Value));

    private static bool IsSchemaType(JsonSyntax value) =>
        value is JsonSyntax.Array || (value is JsonSyntax.String name && SchemaKeywords.TypeNames.Contains(name.Value));
}
