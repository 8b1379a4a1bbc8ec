namespace TypedFlows.Compiler.Model;

/// <summary>
/// Represents the keywords that have other names in other dialects. The model has one property for all names. Schema paths and the
/// canonical text use the name of the dialect.
/// </summary>
/// <param name="Dialect">The URI of the dialect.</param>
/// <param name="TupleItems">The name of <see cref="Schema.TupleItems"/>.</param>
/// <param name="AdditionalItems">The name of <see cref="Schema.AdditionalItems"/>.</param>
/// <param name="DependentRequired">The name of <see cref="Schema.DependentRequired"/>.</param>
/// <param name="DependentSchemas">The name of <see cref="Schema.DependentSchemas"/>.</param>
/// <param name="ContainsEvaluates">
/// True if <c>unevaluatedItems</c> does not apply to an item that matches <c>contains</c>.
/// </param>
internal sealed record KeywordNames(
    string Dialect, string TupleItems, string AdditionalItems, string DependentRequired, string DependentSchemas, bool ContainsEvaluates)
{
    public static KeywordNames Draft07 { get; } =
        new("http://json-schema.org/draft-07/schema", "items", "additionalItems", "dependencies", "dependencies", false);

    public static KeywordNames Draft2019 { get; } = new(
        "https://json-schema.org/draft/2019-09/schema", "items", "additionalItems", "dependentRequired", "dependentSchemas", false);

    public static KeywordNames Draft2020 { get; } =
        new("https://json-schema.org/draft/2020-12/schema", "prefixItems", "items", "dependentRequired", "dependentSchemas", true);
}
