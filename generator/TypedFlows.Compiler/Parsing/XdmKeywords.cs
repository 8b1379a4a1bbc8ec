using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Reads the keywords that the Schema Registry adds to JSON Schema. They check nothing, so a wrong value is ignored.</summary>
internal static class XdmKeywords
{
    private const string Prefix = "meta:";

    // These types are narrower than a JSON type. The others repeat the keyword type.
    private static readonly HashSet<string> s_narrow = new(StringComparer.Ordinal) { "byte", "short", "int", "long", "date", "date-time" };

    public static bool IsKeyword(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    public static Schema Set(Schema schema, JsonSyntax.Property member) => (member.Name, member.Value) switch
    {
        ("meta:xdmType", JsonSyntax.String type) when s_narrow.Contains(type.Value) => schema with { XdmType = type.Value },
        ("meta:referencedFrom", JsonSyntax.String id) => schema with { DataType = id.Value },
        ("meta:status", JsonSyntax.String { Value: "deprecated" }) => schema with { IsDeprecated = true },
        ("meta:enum", JsonSyntax.Object labels) => schema with { Texts = new(null, null, Labels(labels)) },
        _ => schema,
    };

    private static EquatableArray<NamedText> Labels(JsonSyntax.Object labels) => Members.LastOfEach(labels)
        .Select(label => new NamedText(label.Name, (label.Value as JsonSyntax.String)?.Value ?? label.Name))
        .ToEquatableArray();
}
