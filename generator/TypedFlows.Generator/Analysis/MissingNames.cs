using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Reads the names that a violated <c>required</c>, <c>dependentRequired</c>, or <c>dependencies</c> with a list, requires.
/// </summary>
internal static class MissingNames
{
    public static IEnumerable<string> Of(SchemaDocument document, SchemaViolation violation)
    {
        var owner = JsonPointer.Parent(violation.SchemaPath);
        return violation.Keyword == "required"
            ? SchemaPointer.Find(document, owner)?.Required ?? []
            : SchemaPointer.Find(document, JsonPointer.Parent(owner))?.DependentRequired
                .Where(
                    dependency =>
                        dependency.Name == JsonPointer.Tokens(violation.SchemaPath).Last()).SelectMany(dependency => dependency.Names)
                    ?? [];
    }
}
