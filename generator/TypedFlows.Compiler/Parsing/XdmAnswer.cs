using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Detects answers of the Schema Registry and source files of XDM.</summary>
internal static class XdmAnswer
{
    private const string ResourceType = "meta:resourceType";
    private const string DescriptorPrefix = "xdm:descriptor";

    // These properties of a schema resource are not part of the JSON Schema.
    private static readonly HashSet<string> s_resource = new(StringComparer.Ordinal)
    {
        "$id", "version", "imsOrg",
    };

    /// <summary>Returns a value indicating whether the document is a schema with all its fields.</summary>
    public static bool IsSchema(JsonSyntax.Object document) =>
        Members.Text(document, ResourceType) == "schemas"
            && document.Find("meta:class") is not null
            && document.Find("properties") is not null
            && !HasReference(document);

    /// <summary>Returns the identity of a schema, except for its id and title.</summary>
    public static XdmFacts Facts(JsonSyntax.Object document) =>
        new(Members.Text(document, "meta:class") ?? string.Empty, Members.Text(document, "meta:tenantNamespace"));

    /// <summary>
    /// Returns a noun for an XDM document from which no types can be generated, or null if the document is not such a document.
    /// </summary>
    public static string? OtherForm(JsonSyntax.Object document)
    {
        if (document.Find(ResourceType) is { Value: JsonSyntax.String type })
        {
            return type.Value switch
            {
                "schemas" when document.Find("properties") is null || HasReference(document) => "a schema with references to its fields",
                "schemas" => "a schema without its class",
                "mixins" or "fieldgroups" => "a field group",
                "datatypes" => "a data type",
                "classes" or "behaviors" => "a class",
                var other => $"a resource of the type '{other}'",
            };
        }

        return IsList(document) ? "a list of schemas" : IsSource(document) ? "a source file of XDM in draft-06" : null;
    }

    /// <summary>
    /// Returns a value indicating whether the document contains descriptors, such as <c>{"xdm:descriptorIdentity": [...]}</c>.
    /// </summary>
    public static bool IsDescriptors(JsonSyntax.Object document) =>
        document.Members.Any(m => m.Name.StartsWith(DescriptorPrefix, StringComparison.Ordinal) && m.Value is JsonSyntax.Array)
            || Results(document).Any(IsDescriptor);

    /// <summary>Returns the members that describe fields, without those of the resource.</summary>
    public static JsonSyntax.Object Fields(JsonSyntax.Object document, DiagnosticBag diagnostics)
    {
        var fields = new JsonSyntax.Object(
            document.File, document.Range,
            [.. document.Members.Where(m => !s_resource.Contains(m.Name) && !XdmKeywords.IsKeyword(m.Name))]);
        diagnostics.Inherit(document, fields);
        return fields;
    }

    private static bool IsDescriptor(JsonSyntax.Object item) =>
        Members.Text(item, "@type")?.StartsWith(DescriptorPrefix, StringComparison.Ordinal) == true;

    private static bool IsList(JsonSyntax.Object document) =>
        document.Find("_page") is not null
            && document.Find("results") is not null
            && Results(document).All(item => item.Find("$id") is not null || item.Find("meta:altId") is not null);

    private static IEnumerable<JsonSyntax.Object> Results(JsonSyntax.Object document) =>
        document.Find("results")?.Value is JsonSyntax.Array results ? results.Items.OfType<JsonSyntax.Object>() : [];

    private static bool IsSource(JsonSyntax.Object document) =>
        Members.Text(document, "$schema")?.Contains("draft-06") == true && document.Members.Any(m => XdmKeywords.IsKeyword(m.Name));

    private static bool HasReference(JsonSyntax syntax) => syntax switch
    {
        JsonSyntax.Array array => array.Items.Any(HasReference),
        JsonSyntax.Object members => Members.LastOfEach(members).Any(
            m => (m.Name == "$ref" && m.Value is JsonSyntax.String) || (!XdmKeywords.IsKeyword(m.Name) && HasReference(m.Value))),
        _ => false,
    };
}
