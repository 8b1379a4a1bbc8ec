using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Represents a supported version of JSON Schema. Parsing resolves the differences, so the model has none.</summary>
/// <param name="Draft">The number of the draft.</param>
/// <param name="Uri">The URI of the meta-schema, without a fragment.</param>
internal sealed record SchemaDialect(int Draft, string Uri)
{
    public const string Keyword = "$schema";

    public static SchemaDialect Draft04 { get; } = new(4, "http://json-schema.org/draft-04/schema");

    public static SchemaDialect Draft06 { get; } = new(6, "http://json-schema.org/draft-06/schema");

    /// <summary>Gets the dialect of a schema that names no dialect or an unsupported one.</summary>
    public static SchemaDialect Draft07 { get; } = new(7, "http://json-schema.org/draft-07/schema");

    public static IReadOnlyList<SchemaDialect> All { get; } = [Draft04, Draft06, Draft07];

    /// <summary>Gets the name in messages, such as <c>draft-07</c>.</summary>
    public string Name => $"draft-0{Draft}";

    /// <summary>Gets the keyword with the URI of a schema.</summary>
    public string IdKeyword => Draft == 4 ? "id" : "$id";

    /// <summary>Gets a value indicating whether true and false are schemas everywhere, and not only for additional values.</summary>
    public bool HasBooleanSchemas => Draft > 4;

    /// <summary>
    /// Gets a value indicating whether <c>exclusiveMinimum</c> and <c>exclusiveMaximum</c> are flags that exclude the other limit.
    /// </summary>
    public bool HasExclusiveFlags => Draft == 4;

    /// <summary>Returns the dialect inside a value: the one that its <c>$schema</c> names, or the dialect around it.</summary>
    public static SchemaDialect Within(JsonSyntax syntax, SchemaDialect outside) =>
        syntax is JsonSyntax.Object schema && schema.Find(Keyword)?.Value is JsonSyntax.String uri ? Find(uri.Value) ?? Draft07 : outside;

    /// <summary>Reports a <c>$schema</c> that names an unsupported dialect.</summary>
    public static void Check(JsonSyntax.Property member, DiagnosticBag diagnostics)
    {
        if (diagnostics.Text(member) is { } uri && Find(uri) is null)
        {
            diagnostics.Add(DefinitionRules.OtherDraft, member.Value, uri);
        }
    }

    /// <summary>Returns a value indicating whether the dialect has the keyword. Annotations of later drafts are accepted.</summary>
    public bool HasKeyword(string name) => name switch
    {
        "const" or "contains" or "propertyNames" => Draft > 4,
        "if" or "then" or "else" => Draft > 6,
        _ => true,
    };

    private static SchemaDialect? Find(string uri)
    {
        const string Secure = "https:";
        var given = uri.TrimEnd('#');
        given = given.StartsWith(Secure, StringComparison.Ordinal) ? "http:" + given.Substring(Secure.Length) : given;
        return All.FirstOrDefault(dialect => dialect.Uri == given);
    }
}

/// <summary>Represents what a schema inherits from the schema around it.</summary>
/// <param name="Base">The base URI of references.</param>
/// <param name="Dialect">The version of JSON Schema.</param>
internal sealed record SchemaContext(string Base, SchemaDialect Dialect);
