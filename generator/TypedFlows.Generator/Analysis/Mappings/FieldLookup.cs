using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Generator.Analysis;

/// <summary>Finds fields by their dotted paths in the generated records of an XDM schema, of the compilation or of a reference.</summary>
internal static class FieldLookup
{
    private const int MostNearest = 3;

    public static FoundField Find(INamedTypeSymbol schema, string path)
    {
        var steps = FieldPath.Of(path);
        ITypeSymbol? type = schema;
        var isDeprecated = false;
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            if (type is not INamedTypeSymbol record || !HasFields(record))
            {
                // The values of a map, and other values without a type, accept any path.
                return FoundField.Unchecked;
            }

            if (Field(record, step.Name) is not { } property)
            {
                return new(FieldProblem.Unknown, path) { Nearest = Nearest(record, steps, i) };
            }

            isDeprecated |= IsDeprecated(property);
            var at = FieldPath.Text(steps.Take(i + 1));
            type = Unwrap(property.Type);
            var isList = ItemOf(type) is not null;
            if (isList && step.Indices.Count == 0 && i + 1 < steps.Count)
            {
                return new(FieldProblem.NoIndex, at) { Nearest = [FieldPath.Text(Change(steps, i, step with { Indices = ["[0]"] }))] };
            }

            foreach (var _ in step.Indices)
            {
                if (ItemOf(type) is not { } item)
                {
                    return IsOpen(type)
                        ? FoundField.Unchecked
                        : new(FieldProblem.NoArray, FieldPath.Text(steps.Take(i).Append(step with { Indices = [] })))
                        {
                            Nearest = [FieldPath.Text(Change(steps, i, step with { Indices = [] }))],
                        };
                }

                type = Unwrap(item);
            }
        }

        return new(FieldProblem.None, path) { IsDeprecated = isDeprecated };
    }

    public static bool IsDeprecated(ISymbol? property) =>
        property?.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ObsoleteAttribute" }) == true;

    private static IPropertySymbol? Field(INamedTypeSymbol record, string name) =>
        record.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property => JsonName(property) == name);

    private static string? JsonName(IPropertySymbol property) => property.GetAttributes().FirstOrDefault(
        attribute => attribute is { AttributeClass.Name: "JsonPropertyNameAttribute", ConstructorArguments: [{ Value: string }] })
        ?.ConstructorArguments[0].Value as string;

    // The paths of a record are generated next to its fields.
    private static bool HasFields(INamedTypeSymbol type) => type.GetTypeMembers("FieldPaths").Length > 0;

    private static bool IsOpen(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IReadOnlyDictionary" or "JsonElement" }
            || (type is INamedTypeSymbol { IsAbstract: true } union && !HasFields(union));

    private static ITypeSymbol Unwrap(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] }
            ? value : type;

    private static ITypeSymbol? ItemOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IReadOnlyList", TypeArguments: [var item] } ? item : null;

    /// <summary>Returns the paths with the names at the unknown step that are most similar, most similar first.</summary>
    private static IReadOnlyList<string> Nearest(INamedTypeSymbol record, IReadOnlyList<FieldStep> steps, int index)
    {
        var wrong = steps[index];
        return
        [
            .. record.GetMembers().OfType<IPropertySymbol>().Select(JsonName).OfType<string>()
                .Select(name => (Name: name, Distance: EditDistance.Between(wrong.Name, name)))
                .Where(candidate => candidate.Distance <= Math.Max(2, wrong.Name.Length))
                .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Take(MostNearest)
                .Select(candidate => FieldPath.Text(Change(steps, index, wrong with { Name = candidate.Name }))),
        ];
    }

    private static IEnumerable<FieldStep> Change(IReadOnlyList<FieldStep> steps, int index, FieldStep changed) =>
        steps.Select((step, i) => i == index ? changed : step);
}

/// <summary>Represents the result of a lookup.</summary>
/// <param name="At">The path up to the step with the problem, or the whole path.</param>
internal sealed record FoundField(FieldProblem Problem, string At)
{
    public static FoundField Unchecked { get; } = new(FieldProblem.None, string.Empty);

    /// <summary>Gets corrected paths, the best one first.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];

    public bool IsDeprecated { get; init; }
}

/// <summary>Specifies why a path is not that of a field.</summary>
internal enum FieldProblem
{
    None,
    Unknown,

    /// <summary>The path leads through an array without selecting an item.</summary>
    NoIndex,

    /// <summary>The path selects an item of a field that is not an array.</summary>
    NoArray,
}
