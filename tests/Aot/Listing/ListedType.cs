using System.Reflection;
using System.Text.Json;
using TypedFlows.Aot.Specs;
using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Aot.Listing;

/// <summary>A generated type, with documents that its schema accepts and refuses; the compiler's evaluator is the judge.</summary>
internal sealed record ListedType(string Name, string Schema, IReadOnlyList<string> Valid, IReadOnlyList<string> Invalid)
{
    /// <summary>Every type that the assembly's resolver knows, and that is every type that carries a schema.</summary>
    public static IReadOnlyList<ListedType> All()
    {
        var options = new JsonSerializerOptions();
        var known = typeof(SpecTypeInfoResolver).Assembly.GetTypes()
            .ToLookup(type => !type.ContainsGenericParameters && SpecTypeInfoResolver.Default.GetTypeInfo(type, options) is not null);
        return known[false].FirstOrDefault(type => type.IsDefined(typeof(SpecSchemaAttribute), inherit: false)) is { } forgotten
            ? throw new InvalidOperationException($"{forgotten} carries a schema, but the resolver does not know it.")
            : [.. known[true].OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Of)];
    }

    private static ListedType Of(Type type)
    {
        var name = type.FullName!.Replace('+', '.');
        var schema = SchemaOf(type) ?? throw new InvalidOperationException($"{name} carries no schema.");
        var parsed = SpecParser.ParseDocument(schema, new List<SpecDiagnostic>())
            ?? throw new InvalidOperationException($"The schema of {name} is not read.");
        var examples = new Examples(parsed);
        var valid = examples.Valid();
        return new ListedType(name, schema, [.. valid.Select(JsonText.Of)], [.. examples.Invalid(valid).Select(JsonText.Of)]);
    }

    // A case of a union is judged by the union's schema.
    private static string? SchemaOf(Type type) =>
        type.GetCustomAttribute<SpecSchemaAttribute>(inherit: false)?.Schema ?? (type.BaseType is { } parent ? SchemaOf(parent) : null);
}
