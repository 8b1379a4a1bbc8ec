using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Generator.Analysis;

/// <summary>Represents the known destination of a row.</summary>
/// <param name="Path">The dotted path. A selection of an item that is unknown is <c>[]</c>.</param>
/// <param name="Schema">The record of a path such as <c>Member.Paths.Person.Name</c>, or null for a text.</param>
internal sealed record DestinationPath(string Path, INamedTypeSymbol? Schema)
{
    private const int MaxSteps = 16;

    /// <summary>Returns the destination, or null if it is unknown.</summary>
    public static DestinationPath? Of(IOperation destination, ValueResolver origins)
    {
        if (Typed(destination, origins) is { } typed)
        {
            return typed;
        }

        var choices = new BranchEnumerator();
        var text = ConstantText.Of(destination, origins, choices);

        // A destination that depends on a condition may be intended for another schema.
        return text is null || choices.MoveNext() ? null : new(text, null);
    }

    private static DestinationPath? Typed(IOperation destination, ValueResolver origins)
    {
        var at = Unconverted(destination);
        for (var steps = 0; steps < MaxSteps && at is not IPropertyReferenceOperation && origins.Of(at) is { } origin; steps++)
        {
            at = Unconverted(origin);
        }

        var path = new List<FieldStep>();
        var indices = new List<string>();
        while (at is IPropertyReferenceOperation { Property: var property } reference)
        {
            if (property is { IsStatic: true, Name: "Paths" } && property.Type is INamedTypeSymbol { Name: "FieldPaths" })
            {
                return new(FieldPath.Text(path), property.ContainingType);
            }

            if (property.ContainingType is { Name: "XdmListPath" })
            {
                indices.Insert(0, property.IsIndexer ? Index(reference) : "[*]");
            }
            else
            {
                path.Insert(0, new(Name(reference), [.. indices]));
                indices.Clear();
            }

            at = reference.Instance;
        }

        return null;
    }

    private static string Index(IPropertyReferenceOperation reference) =>
        reference.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: int index } }]
            ? $"[{index.ToString(CultureInfo.InvariantCulture)}]" : "[]";

    // A path of a record has the C# name of the field. Any other step selects a value of a map, which accepts any name.
    private static string Name(IPropertyReferenceOperation reference) =>
        reference.Property.ContainingType is { Name: "FieldPaths", ContainingType: { } record }
            ? record.GetMembers(reference.Property.Name).SelectMany(member => member.GetAttributes())
                .Where(attribute => attribute.AttributeClass is { Name: "JsonPropertyNameAttribute" })
                .Select(attribute => attribute.ConstructorArguments[0].Value as string).FirstOrDefault() ?? reference.Property.Name
            : reference.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: string key } }] ? key : "?";

    public static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true, Operand: var operand })
        {
            value = operand;
        }

        return value;
    }
}
