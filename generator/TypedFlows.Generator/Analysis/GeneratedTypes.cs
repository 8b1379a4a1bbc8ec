using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Generator.Analysis;

/// <summary>The generated types of one compilation and of the assemblies it references; each schema is parsed once.</summary>
internal sealed class GeneratedTypes(INamedTypeSymbol schemaAttribute, INamedTypeSymbol? caseAttribute)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, GeneratedType?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Null when the type carries no schema, or one that cannot be read.</summary>
    public GeneratedType? Find(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } named ? _known.GetOrAdd(named.OriginalDefinition, Read) : null;

    /// <summary>The discriminating member and its value when the method is a factory of one case.</summary>
    public (string JsonName, string Value)? FindCase(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, caseAttribute)
                && attribute.ConstructorArguments is [{ Value: string name }, { Value: string value }])
            {
                return (name, value);
            }
        }

        return null;
    }

    private static string? JsonName(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "JsonPropertyNameAttribute" && attribute.ConstructorArguments is [{ Value: string name }])
            {
                return name;
            }
        }

        return null;
    }

    private GeneratedType? Read(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, schemaAttribute)
                && attribute.ConstructorArguments is [{ Value: string json }])
            {
                // What is wrong with the schema was said where the spec is compiled.
                var schema = SpecParser.ParseDocument(json, new List<SpecDiagnostic>());
                var spec = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Spec").Value.Value as string;
                return schema is null ? null : new(type, schema, spec ?? type.Name, [.. Members(type)]);
            }
        }

        return null;
    }

    private static IEnumerable<GeneratedMember> Members(INamedTypeSymbol type)
    {
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (!property.IsStatic && JsonName(property) is { } name)
            {
                yield return new(name, property);
            }
        }
    }
}
