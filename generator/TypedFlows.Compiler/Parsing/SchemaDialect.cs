using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Represents a supported version of JSON Schema. Parsing resolves the differences, so the model has none except names of keywords.
/// </summary>
/// <param name="Draft">The number of the draft.</param>
/// <param name="Uri">The URI of the meta-schema, without a fragment.</param>
internal sealed record SchemaDialect(int Draft, string Uri)
{
    public const string Keyword = "$schema";

    public static SchemaDialect Draft04 { get; } = new(4, "http://json-schema.org/draft-04/schema");

    public static SchemaDialect Draft06 { get; } = new(6, "http://json-schema.org/draft-06/schema");

    /// <summary>Gets the dialect of a schema that names no dialect or an unsupported one.</summary>
    public static SchemaDialect Draft07 { get; } = new(7, "http://json-schema.org/draft-07/schema");

    public static SchemaDialect Draft2019 { get; } = new(2019, "https://json-schema.org/draft/2019-09/schema");

    public static SchemaDialect Draft2020 { get; } = new(2020, "https://json-schema.org/draft/2020-12/schema");

    public static IReadOnlyList<SchemaDialect> All { get; } = [Draft04, Draft06, Draft07, Draft2019, Draft2020];

    /// <summary>
    /// Gets the names of the vocabularies that a custom meta-schema selects, such as <c>validation</c>. It is null if all are used.
    /// </summary>
    public EquatableArray<string>? Vocabularies { get; init; }

    /// <summary>Gets a value indicating whether keywords next to <c>$ref</c> apply.</summary>
    public bool HasSiblingsOfReferences => Draft >= 2019;

    /// <summary>Gets the name in messages, such as <c>draft-07</c>.</summary>
    public string Name => Vocabularies is not null ? Uri : Draft switch { 2019 => "2019-09", 2020 => "2020-12", _ => $"draft-0{Draft}" };

    /// <summary>Gets the names of the keywords in schema paths.</summary>
    public KeywordNames Names => Draft switch
    {
        2019 => KeywordNames.Draft2019,
        2020 => KeywordNames.Draft2020,
        _ => KeywordNames.Draft07,
    };

    /// <summary>Gets a value indicating whether <c>items</c> may be a list with one schema per item.</summary>
    public bool HasItemLists => Draft < 2020;

    /// <summary>Gets the keyword with the URI of a schema.</summary>
    public string IdKeyword => Draft == 4 ? "id" : "$id";

    /// <summary>Gets a value indicating whether true and false are schemas everywhere, and not only for additional values.</summary>
    public bool HasBooleanSchemas => Draft > 4;

    /// <summary>
    /// Gets a value indicating whether <c>exclusiveMinimum</c> and <c>exclusiveMaximum</c> are flags that exclude the other limit.
    /// </summary>
    public bool HasExclusiveFlags => Draft == 4;

    /// <summary>Returns the dialect inside a value: the one that its <c>$schema</c> names, or the dialect around it.</summary>
    /// <param name="documents">The documents that may contain a custom meta-schema.</param>
    public static SchemaDialect Within(JsonSyntax syntax, SchemaDialect outside, SchemaDocuments documents) =>
        syntax is JsonSyntax.Object schema && schema.Find(Keyword)?.Value is JsonSyntax.String uri
            ? Find(uri.Value, documents) ?? Draft07 : outside;

    /// <summary>Reports a <c>$schema</c> that names an unsupported dialect.</summary>
    public static void Check(JsonSyntax.Property member, DiagnosticBag diagnostics, SchemaDocuments documents)
    {
        if (diagnostics.Text(member) is { } uri && Find(uri, documents) is null)
        {
            diagnostics.Add(DefinitionRules.OtherDraft, member.Value, uri);
        }
    }

    /// <summary>Returns the dialect with the URI of its meta-schema, or null if it is a custom one or unsupported.</summary>
    public static SchemaDialect? Find(string uri)
    {
        var given = WithoutScheme(uri.TrimEnd('#'));
        return All.FirstOrDefault(dialect => WithoutScheme(dialect.Uri) == given);
    }

    /// <summary>Returns a value indicating whether the dialect has the keyword. Annotations of later drafts are accepted.</summary>
    public bool HasKeyword(string name) => IsOfDraft(name)
        && (Vocabularies is not { } used || SchemaKeywords.VocabularyOf(name, Draft) is not { } vocabulary || used.Contains(vocabulary));

    private bool IsOfDraft(string name) => name switch
    {
        "const" or "contains" or "propertyNames" => Draft > 4,
        "if" or "then" or "else" => Draft > 6,
        "dependencies" => Draft < 2019,
        "$defs" or "$anchor" or "$vocabulary" or "dependentRequired" or "dependentSchemas" or "minContains" or "maxContains"
            or "unevaluatedItems" or "unevaluatedProperties" => Draft >= 2019,
        "$recursiveRef" or "$recursiveAnchor" => Draft == 2019,
        "prefixItems" or "$dynamicRef" or "$dynamicAnchor" => Draft >= 2020,
        "additionalItems" => HasItemLists,
        _ => true,
    };

    private static SchemaDialect? Find(string uri, SchemaDocuments documents)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        return Custom(uri);

        SchemaDialect? Custom(string name)
        {
            if (Find(name) is { } known)
            {
                return known;
            }

            return met.Add(name) && documents.FindSchema(name.TrimEnd('#')) is { } custom
                && custom.Find(Keyword)?.Value is JsonSyntax.String meta && Custom(meta.Value) is { } dialect
                ? dialect.Limit(name, custom) : null;
        }
    }

    // A custom meta-schema without $vocabulary has the vocabularies of its own meta-schema.
    private SchemaDialect? Limit(string uri, JsonSyntax.Object custom)
    {
        if (Draft < 2019 || custom.Find("$vocabulary")?.Value is not JsonSyntax.Object vocabularies)
        {
            return this;
        }

        var prefix = $"https://json-schema.org/draft/{(Draft == 2019 ? "2019-09" : "2020-12")}/vocab/";
        var names = new List<string>();
        foreach (var member in vocabularies.Members)
        {
            if (member.Name.StartsWith(prefix, StringComparison.Ordinal))
            {
                var name = member.Name.Substring(prefix.Length);
                names.Add(name.StartsWith("format", StringComparison.Ordinal) ? "format" : name);
            }
            else if (member.Value is JsonSyntax.Literal { Kind: JsonLiteralKind.True })
            {
                return null;
            }
        }

        return this with { Uri = uri, Vocabularies = names.ToEquatableArray() };
    }

    private static string WithoutScheme(string uri) =>
        uri.StartsWith("https:", StringComparison.Ordinal) ? uri.Substring(6)
        : uri.StartsWith("http:", StringComparison.Ordinal) ? uri.Substring(5)
        : uri;
}

/// <summary>Represents what a schema inherits from the schema around it.</summary>
/// <param name="Base">The base URI of references.</param>
/// <param name="Dialect">The version of JSON Schema.</param>
internal sealed record SchemaContext(string Base, SchemaDialect Dialect)
{
    /// <summary>
    /// Gets the dynamic scope: each dynamic anchor with the URI of the outermost resource that has it, in the order of entry. References
    /// on the way to the schema determine it, so a schema may have several. It has at most one entry per anchor.
    /// </summary>
    public EquatableArray<DynamicAnchor> Scope { get; init; } = [];
}

/// <param name="Name">The name of the anchor; empty for <c>$recursiveAnchor</c>.</param>
/// <param name="Resource">The URI of the resource.</param>
internal sealed record DynamicAnchor(string Name, string Resource);
