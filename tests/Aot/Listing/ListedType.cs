using System.Reflection;
using System.Text.Json;
using TypedFlows.Aot.Specs;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.CompilerServices;

namespace TypedFlows.Aot.Listing;

/// <summary>Represents a generated type with documents that its schema accepts and rejects according to the compiler's evaluator.</summary>
/// <param name="Union">The name of the union that contains the type, or null for none.</param>
internal sealed record ListedType(string Name, string? Union, string Schema, IReadOnlyList<string> Valid, IReadOnlyList<string> Invalid)
{
    private static readonly JsonSerializerOptions s_options = new() { TypeInfoResolver = SpecTypeInfoResolver.Default };

    /// <summary>Returns all types of the assembly's resolver, which are all types with a schema.</summary>
    public static IReadOnlyList<ListedType> All()
    {
        var known = typeof(SpecTypeInfoResolver).Assembly.GetTypes()
            .ToLookup(type => !type.ContainsGenericParameters && SpecTypeInfoResolver.Default.GetTypeInfo(type, s_options) is not null);
        return known[false].FirstOrDefault(IsDescribed) is { } forgotten
            ? throw new InvalidOperationException($"{forgotten} carries a schema, but the resolver does not know it.")
            : [.. known[true].OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Of)];
    }

    private static ListedType Of(Type type)
    {
        var name = NameOf(type);
        var union = IsDescribed(type) ? null : type.BaseType;
        var schema = (union ?? type).GetCustomAttribute<SpecSchemaAttribute>(inherit: false)?.Schema
            ?? throw new InvalidOperationException($"{name} carries no schema.");
        var parsed = SpecParser.ParseDocument(schema, new List<SpecDiagnostic>())
            ?? throw new InvalidOperationException($"The schema of {name} is not read.");
        var examples = new Examples(parsed);
        var valid = examples.Valid();
        var texts = valid.Select(JsonText.Of);
        return union is null
            ? new ListedType(name, null, schema, [.. texts], [.. examples.Invalid(valid).Select(JsonText.Of)])
            : new ListedType(name, NameOf(union), schema, [.. texts.Where(text => IsCase(union, type, text))], []);
    }

    private static bool IsDescribed(Type type) => type.IsDefined(typeof(SpecSchemaAttribute), inherit: false);

    // The schema of the union validates a case, and the union determines the case of a document.
    private static bool IsCase(Type union, Type type, string document) =>
        JsonSerializer.Deserialize(document, s_options.GetTypeInfo(union))?.GetType() == type;

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');
}
