using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>Checks the mapping destinations of pipelines with a compiled schema. Every other pipeline is unknown.</summary>
internal sealed class MappingUses(Compilation compilation)
{
    private const int MaxSteps = 16;

    private readonly INamedTypeSymbol? _pipeline = compilation.GetTypeByMetadataName("TypedFlows.Client.Pipeline");

    private readonly INamedTypeSymbol? _table = compilation.GetTypeByMetadataName("TypedFlows.Client.MappingTable");

    private readonly INamedTypeSymbol? _row = compilation.GetTypeByMetadataName("TypedFlows.Client.MappingRow");

    private readonly INamedTypeSymbol? _spec = compilation.GetTypeByMetadataName("TypedFlows.XdmSpec");

    /// <summary>Returns a value indicating whether the operation adds a row to a mapping table.</summary>
    public bool AddsRow(IOperation operation) => _table is not null && _spec is not null && operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } table } } =>
            IsTable(table.Type),
        IInvocationOperation { TargetMethod.Name: "Add", Instance: { } table } => IsTable(table.Type),
        _ => false,
    };

    public IEnumerable<Diagnostic> Check(IOperation operation, ValueResolver origins) =>
        Destination(operation, origins) is var (instance, destination)
            && Creation(instance, origins) is { } pipeline
            && Schema(pipeline, origins) is { } schema
            && Mistake(schema, destination, origins) is { } diagnostic
            ? [diagnostic]
            : [];

    /// <summary>Returns the table to which the operation adds a row, and the destination of the row.</summary>
    private (IOperation Table, IOperation Destination)? Destination(IOperation operation, ValueResolver origins) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } table }, Value: var value } => (table, value),
        IInvocationOperation { Instance: { } table, Arguments: [{ Value: var row }] }
            when RowDestination(row, origins) is { } destination => (table, destination),
        _ => null,
    };

    private IOperation? RowDestination(IOperation row, ValueResolver origins)
    {
        var creation = Resolve(row, origins);
        return creation is IObjectCreationOperation { Type: var type, Initializer: var initializer } made && IsSame(type, _row)
            ? initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(
                set => set.Target is IPropertyReferenceOperation { Property.Name: "Destination" })?.Value
                ?? made.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "Destination")?.Value
            : null;
    }

    /// <summary>Returns the expression that creates the pipeline of a mapping table.</summary>
    private IObjectCreationOperation? Creation(IOperation table, ValueResolver origins)
    {
        if (table is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
        {
            for (var at = table.Parent; at is not null; at = at.Parent)
            {
                if (at is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "Mapping" } })
                {
                    return at.Parent?.Parent as IObjectCreationOperation is { } made && IsSame(made.Type, _pipeline) ? made : null;
                }
            }

            return null;
        }

        return table is IPropertyReferenceOperation { Property: { Name: "Mapping", ContainingType: var owner }, Instance: { } pipeline }
            && IsSame(owner, _pipeline)
            ? Resolve(pipeline, origins) as IObjectCreationOperation
            : null;
    }

    /// <summary>Returns the generated record of the schema of the pipeline, or null if the schema is unknown.</summary>
    private INamedTypeSymbol? Schema(IObjectCreationOperation pipeline, ValueResolver origins)
    {
        var value = pipeline.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(
            set => set.Target is IPropertyReferenceOperation { Property.Name: "Schema" })?.Value;
        for (var steps = 0; steps < MaxSteps && value is not null; steps++)
        {
            switch (value)
            {
                case IPropertyReferenceOperation { Property: { IsStatic: true, Name: "Spec" } property } when IsSame(property.Type, _spec):
                    return property.ContainingType;
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IWithOperation with:
                    value = with.Operand;
                    break;
                default:
                    value = origins.Of(value);
                    break;
            }
        }

        return null;
    }

    private static Diagnostic? Mistake(INamedTypeSymbol schema, IOperation destination, ValueResolver origins)
    {
        if (TypedPath(destination, origins) is { } typed)
        {
            return SymbolEqualityComparer.Default.Equals(typed.Schema, schema)
                ? typed.IsDeprecated
                    ? Report(UsageRules.DeprecatedDestination, destination, Deprecated(schema, destination.Syntax.ToString()))
                    : null
                : Report(
                    UsageRules.UnknownField, destination,
                    $"'{destination.Syntax}' is a path of {typed.Schema.Name}, but the pipeline writes to {schema.Name}; "
                        + $"use {schema.Name}.Paths");
        }

        var choices = new BranchEnumerator();
        var text = ConstantText.Of(destination, origins, choices);

        // A destination that depends on a condition may be intended for another schema.
        if (text is null || choices.MoveNext())
        {
            return null;
        }

        var found = FieldLookup.Find(schema, text);
        return found switch
        {
            { Problem: FieldProblem.None, IsDeprecated: true } =>
                Report(UsageRules.DeprecatedDestination, destination, Deprecated(schema, text)),
            { Problem: FieldProblem.Unknown } => Report(
                UsageRules.UnknownField, destination,
                $"{schema.Name} has no field '{text}'"
                    + (found.Nearest.Count > 0 ? $"; the nearest is '{found.Nearest[0]}'" : $"; see {schema.Name}.Paths"),
                found.Nearest),
            { Problem: FieldProblem.NoIndex } => Report(
                UsageRules.UnfitDestination, destination,
                $"'{found.At}' of {schema.Name} is an array, so the path '{text}' must select its items; use '{found.Nearest[0]}'",
                found.Nearest),
            { Problem: FieldProblem.NoArray } => Report(
                UsageRules.UnfitDestination, destination,
                $"'{found.At}' of {schema.Name} is not an array, so the path '{text}' cannot select items; use '{found.Nearest[0]}'",
                found.Nearest),
            _ => null,
        };
    }

    private static string Deprecated(INamedTypeSymbol schema, string path) =>
        $"'{path}' of {schema.Name} is deprecated; map to its replacement, which the description of the field names";

    private static Diagnostic Report(Rule rule, IOperation at, string message, IReadOnlyList<string>? paths = null)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (paths is { Count: > 0 })
        {
            properties = properties.Add(
                DiagnosticKeys.Choices, string.Join("\n", paths.Select(path => SymbolDisplay.FormatLiteral(path, quote: true))));
        }

        return Diagnostic.Create(Descriptors.Of(rule), Unconverted(at).Syntax.GetLocation(), properties, message);
    }

    /// <summary>Returns the schema of a path such as <c>Member.Paths.Person.Name</c>, or null for any other expression.</summary>
    private static (INamedTypeSymbol Schema, bool IsDeprecated)? TypedPath(IOperation destination, ValueResolver origins)
    {
        var at = Unconverted(destination);
        for (var steps = 0; steps < MaxSteps && at is not IPropertyReferenceOperation && origins.Of(at) is { } origin; steps++)
        {
            at = Unconverted(origin);
        }

        var isDeprecated = false;
        while (at is IPropertyReferenceOperation { Property: var property, Instance: var instance })
        {
            if (property is { IsStatic: true, Name: "Paths" } && property.Type is INamedTypeSymbol { Name: "FieldPaths" })
            {
                return (property.ContainingType, isDeprecated);
            }

            isDeprecated |= property.ContainingType is { Name: "FieldPaths", ContainingType: { } record }
                && FieldLookup.IsDeprecated(record.GetMembers(property.Name).FirstOrDefault());
            at = instance;
        }

        return null;
    }

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true, Operand: var operand })
        {
            value = operand;
        }

        return value;
    }

    private static IOperation? Resolve(IOperation value, ValueResolver origins)
    {
        for (var steps = 0; steps < MaxSteps; steps++)
        {
            if (value is IConversionOperation { OperatorMethod: null, Operand: var operand })
            {
                value = operand;
            }
            else if (value is IObjectCreationOperation || origins.Of(value) is not { } origin)
            {
                break;
            }
            else
            {
                value = origin;
            }
        }

        return value;
    }

    private bool IsTable(ITypeSymbol? type) => IsSame(type, _table);

    private static bool IsSame(ITypeSymbol? one, ITypeSymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);
}
