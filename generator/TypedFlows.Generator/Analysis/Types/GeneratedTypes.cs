using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
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

    /// <summary>The type of the object that the operation makes; null when it makes none that is generated.</summary>
    public GeneratedType? FindMade(IOperation operation) => operation switch
    {
        IObjectCreationOperation => Find(operation.Type),

        // Of a copy of a union nobody knows which case it is.
        IWithOperation => operation.Type is { IsAbstract: false } type ? Find(type) : null,

        // The type is looked up first: attributes of every method that is called anywhere would cost more.
        IInvocationOperation { TargetMethod.IsStatic: true } call => Find(call.TargetMethod.ReturnType) is { } type && FindCase(call.TargetMethod) is not null ? type : null,
        _ => null,
    };

    /// <summary>The type that a call reads JSON as: <c>T.ParseJson(json)</c> or <c>SpecJson.Parse&lt;T&gt;(json)</c> and their like; null for any other call.</summary>
    public GeneratedType? FindRead(IInvocationOperation call) => call.TargetMethod switch
    {
        { IsStatic: true, Name: "ParseJson" or "TryParseJson" or "ValidateJson", Parameters.Length: > 0, ContainingType: { Name: "SpecRecord", TypeArguments: [var record] } type }
            when IsRuntime(type) => Find(record),
        { IsStatic: true, Name: "Parse" or "TryParse" or "Validate", TypeArguments: [var read], ContainingType: { Name: "SpecJson" } type } when IsRuntime(type) => Find(read),
        _ => null,
    };

    /// <summary>True for the conversion that the generator prints: of a union, from the value of one case. Any other is somebody's own.</summary>
    public bool IsWrapping(IMethodSymbol conversion) =>
        conversion is { Name: WellKnownMemberNames.ImplicitConversionName, Parameters: [{ Type: var value }], ContainingType: var union }
        && !WireTypes.IsJson(value)
        && SymbolEqualityComparer.Default.Equals(conversion.ReturnType, union)
        && Find(union) is not null
        && union.GetTypeMembers().Count(inner => SymbolEqualityComparer.Default.Equals(inner.BaseType, union)
            && Find(inner)?.Members is [{ Part: GeneratedPart.Value, Property.Type: var wrapped }] && SymbolEqualityComparer.Default.Equals(wrapped, value)) == 1;

    /// <summary>True when an object of the type may stand where the target is declared: it is that type, or a case of that union.</summary>
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

    private GeneratedType? Read(INamedTypeSymbol type)
    {
        // A case of a union is judged by the union's schema; what somebody else derived from it is no case.
        return Schema(type) is { } own ? Read(type, own)
            : type is { IsSealed: true, BaseType: { } union } && SymbolEqualityComparer.Default.Equals(type.ContainingType, union) && IsPrinted(type) && Schema(union) is { } whole ? Read(type, whole)
            : null;
    }

    private static bool IsRuntime(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "CompilerServices", ContainingNamespace: { Name: "TypedFlows", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsPrinted(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: [{ Value: "TypedFlows" }, _] });

    private AttributeData? Schema(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, schemaAttribute));

    private static GeneratedType? Read(INamedTypeSymbol type, AttributeData attribute)
    {
        if (attribute.ConstructorArguments is not [{ Value: string json }])
        {
            return null;
        }

        // What is wrong with the schema was said where the spec is compiled.
        var schema = SpecParser.ParseDocument(json, new List<SpecDiagnostic>());
        var spec = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Spec").Value.Value as string;
        if (schema is null)
        {
            return null;
        }

        // A partial declaration may have properties of its own, which are not written: they stand for no member, whatever attribute they have.
        var names = new HashSet<string>(SchemaNames.In(schema), StringComparer.Ordinal);
        GeneratedMember[] members = [.. type.GetMembers().OfType<IPropertySymbol>().Select(property => Member(property, schema)).OfType<GeneratedMember>()
            .Where(member => member.Part != GeneratedPart.Member || names.Contains(member.JsonName))];
        return members.Select(member => member.JsonName).Distinct().Count() == members.Length ? new(type, schema, spec ?? type.Name, members) : null;
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

        // The record of what has no type of its own.
        return property.Name == "Json" && WireTypes.IsJson(property.Type) ? new("\0value", GeneratedPart.Value, property) : null;
    }

    private static Instance.String? Fixed(IPropertySymbol property) =>
        property.SetMethod is null
        && property.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "DefaultValueAttribute")?.ConstructorArguments is [{ Value: string text }]
            ? new(text)
            : null;

    /// <summary>The one value that the schema lets the member have; null where it names none, or the branches of a union differ.</summary>
    private static Instance? Constant(SchemaDocument document, string name)
    {
        var constants = SchemaNames.Here(document, document.Root)
            .Select(part => part.FindProperty(name)?.Const ?? (part.FindProperty(name)?.Enum is [var only] ? only : null))
            .OfType<JsonValue>().Distinct().ToArray();
        return constants is [var constant] ? InstanceReader.Read(constant) : null;
    }
}
