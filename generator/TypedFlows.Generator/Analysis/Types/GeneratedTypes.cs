using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator.Analysis;

/// <summary>Holds the generated types of one compilation and of the referenced assemblies. Each schema is parsed once.</summary>
internal sealed class GeneratedTypes(INamedTypeSymbol schemaAttribute, INamedTypeSymbol? caseAttribute)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, GeneratedType?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Returns the generated type, or null if the type has no readable schema.</summary>
    public GeneratedType? Find(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } named ? _known.GetOrAdd(named.OriginalDefinition, Read) : null;

    /// <summary>Returns the generated type of the object that the operation creates, or null.</summary>
    public GeneratedType? FindMade(IOperation operation) => operation switch
    {
        IObjectCreationOperation => Find(operation.Type),

        // The case of a copied union is unknown.
        IWithOperation => operation.Type is { IsAbstract: false } type ? Find(type) : null,

        // The type is looked up first, because reading the attributes of every called method would take longer.
        IInvocationOperation { TargetMethod.IsStatic: true } call => Find(call.TargetMethod.ReturnType) is { } type
            && FindCase(call.TargetMethod) is not null
            ? type : null,
        _ => null,
    };

    /// <summary>
    /// Returns the type that a call reads from JSON, such as <c>T.ParseJson(json)</c> or <c>SpecJson.Parse&lt;T&gt;(json)</c>, or null for
    /// any other call.
    /// </summary>
    public GeneratedType? FindRead(IInvocationOperation call) => call.TargetMethod switch
    {
        {
            IsStatic: true, Name: "ParseJson" or "TryParseJson"
            or "ValidateJson", Parameters.Length: > 0, ContainingType: { Name: "SpecRecord", TypeArguments: [var record] } type
        }
            when IsRuntime(type) => Find(record),
        {
            IsStatic: true, Name: "Parse" or "TryParse"
            or "Validate", TypeArguments: [var read], ContainingType: { Name: "SpecJson" } type
        } when IsRuntime(type) => Find(read),
        _ => null,
    };

    /// <summary>
    /// Returns true for the generated conversion of a union from the value of one case, and false for any other conversion.
    /// </summary>
    public bool IsWrapping(IMethodSymbol conversion) =>
        conversion is { Name: WellKnownMemberNames.ImplicitConversionName, Parameters: [{ Type: var value }], ContainingType: var union }
        && !WireTypes.IsJson(value)
        && SymbolEqualityComparer.Default.Equals(conversion.ReturnType, union)
        && Find(union) is not null
        && union.GetTypeMembers().Count(inner => SymbolEqualityComparer.Default.Equals(inner.BaseType, union)
            && Find(inner)?.Members is [{ Part: GeneratedPart.Value, Property.Type: var wrapped }]
                && SymbolEqualityComparer.Default.Equals(wrapped, value)) == 1;

    /// <summary>Returns true if the type is assignable to the target: it is the same type or a case of that union.</summary>
    public static bool Fits(GeneratedType type, ITypeSymbol target)
    {
        for (var fitting = type.Symbol; fitting is not null; fitting = fitting.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(fitting.OriginalDefinition, target.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the discriminator and its value if the method is a factory of one case.</summary>
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

    private GeneratedType? Read(INamedTypeSymbol type)
    {
        // A case of a union is validated by the schema of the union. Any other derived type is not a case.
        return Schema(type) is { } own ? Read(type, own)
            : type is { IsSealed: true, BaseType: { } union }
                && SymbolEqualityComparer.Default.Equals(type.ContainingType, union)
                && IsPrinted(type)
                && Schema(union) is { } whole ? Read(type, whole)
            : null;
    }

    private static bool IsRuntime(INamedTypeSymbol type) =>
        type.ContainingNamespace is
        {
            Name: "CompilerServices",
            ContainingNamespace: { Name: "TypedFlows", ContainingNamespace.IsGlobalNamespace: true }
        };

    private static bool IsPrinted(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: [{ Value: "TypedFlows" }, _] });

    private AttributeData? Schema(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, schemaAttribute));

    private GeneratedType? Read(INamedTypeSymbol type, AttributeData attribute)
    {
        // The compiler reports errors in the schema.
        var schema = SchemaParts.Of(attribute, Schema) is { } parts ? parts.Parse() : null;
        var spec = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Spec").Value.Value as string;
        if (schema is null)
        {
            return null;
        }

        // A partial declaration may add properties, which are not written. They do not represent JSON properties, regardless of their
        // attributes.
        var names = new HashSet<string>(SchemaNames.In(schema), StringComparer.Ordinal);
        GeneratedMember[] members = [.. type.GetMembers().OfType<IPropertySymbol>().Select(property =>
            Member(property, schema)).OfType<GeneratedMember>()
            .Where(member => member.Part != GeneratedPart.Member || names.Contains(member.JsonName))];
        return members.Select(member => member.JsonName).Distinct().Count() == members.Length
            ? new(type, schema, spec ?? type.Name, members) : null;
    }

    private static GeneratedMember? Member(IPropertySymbol property, SchemaDocument document)
    {
        if (property.IsStatic)
        {
            return null;
        }

        foreach (var attribute in property.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "JsonPropertyNameAttribute" when attribute.ConstructorArguments is [{ Value: string name }]:
                    return new(name, GeneratedPart.Member, property, Fixed(property) ?? Constant(document, name));
                case "SpecValueAttribute":
                    return new("\0value", GeneratedPart.Value, property);
                case "SpecItemAttribute" when attribute.ConstructorArguments is [{ Value: int index }]:
                    var isRest = attribute.NamedArguments.Any(argument => argument is { Key: "Rest", Value.Value: true });
                    return new(GeneratedMember.ItemName(index), isRest ? GeneratedPart.Rest : GeneratedPart.Item, property);
            }
        }

        // This is the record of raw JSON.
        return property.Name == "Json" && WireTypes.IsJson(property.Type) ? new("\0value", GeneratedPart.Value, property) : null;
    }

    private static Instance.String? Fixed(IPropertySymbol property) =>
        property.SetMethod is null
        && property.GetAttributes().FirstOrDefault(
            attribute => attribute.AttributeClass?.Name == "DefaultValueAttribute")?.ConstructorArguments is [{ Value: string text }]
            ? new(text)
            : null;

    /// <summary>
    /// Returns the only value that the schema allows for the property, or null if there is none or the branches of a union differ.
    /// </summary>
    private static Instance? Constant(SchemaDocument document, string name)
    {
        var constants = SchemaNames.Here(document, document.Root)
            .Select(part => part.FindProperty(name)?.Const ?? (part.FindProperty(name)?.Enum is [var only] ? only : null))
            .OfType<JsonValue>().Distinct().ToArray();
        return constants is [var constant] ? InstanceReader.Read(constant) : null;
    }
}
