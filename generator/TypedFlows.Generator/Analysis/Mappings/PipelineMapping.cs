using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Generator.Analysis;

/// <summary>Reads pipelines with a compiled schema: the schema, the rows of the mapping, and the columns of the source.</summary>
internal sealed class PipelineMapping(Compilation compilation, GeneratedTypes types)
{
    private const int MaxSteps = 16;

    private readonly INamedTypeSymbol? _pipeline = compilation.GetTypeByMetadataName("TypedFlows.Client.Pipeline");

    private readonly INamedTypeSymbol? _table = compilation.GetTypeByMetadataName("TypedFlows.Client.MappingTable");

    private readonly INamedTypeSymbol? _row = compilation.GetTypeByMetadataName("TypedFlows.Client.MappingRow");

    private readonly INamedTypeSymbol? _spec = compilation.GetTypeByMetadataName("TypedFlows.XdmSpec");

    public bool IsKnown => _table is not null && _spec is not null;

    public bool IsPipeline(ITypeSymbol? type) => IsSame(type, _pipeline);

    public bool IsTable(ITypeSymbol? type) => IsSame(type, _table);

    /// <summary>Returns the table to which the operation adds a row, the source and the destination of the row.</summary>
    public (IOperation Table, IOperation? Source, IOperation Destination)? Row(
        IOperation operation, ValueResolver origins) => operation switch
        {
            ISimpleAssignmentOperation
            {
                Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } table, Arguments: [var source] }, Value: var value
            }
                when IsTable(table.Type) => (table, source.Value, value),
            IInvocationOperation { TargetMethod.Name: "Add", Instance: { } table, Arguments: [{ Value: var row }] }
                when IsTable(table.Type) && Row(row, "Destination", origins) is { } destination =>
                    (table, Row(row, "Source", origins), destination),
            _ => null,
        };

    /// <summary>Returns the expression that creates the pipeline of a mapping table.</summary>
    public IObjectCreationOperation? Creation(IOperation table, ValueResolver origins)
    {
        if (table is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
        {
            for (var at = table.Parent; at is not null; at = at.Parent)
            {
                if (at is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "Mapping" } })
                {
                    return at.Parent?.Parent as IObjectCreationOperation is { } made && IsPipeline(made.Type) ? made : null;
                }
            }

            return null;
        }

        return table is IPropertyReferenceOperation { Property: { Name: "Mapping", ContainingType: var owner }, Instance: { } pipeline }
            && IsPipeline(owner)
            ? Resolve(pipeline, origins) as IObjectCreationOperation
            : null;
    }

    /// <summary>Returns the generated type of the schema of the pipeline, or null if the schema is unknown.</summary>
    public GeneratedType? Schema(IObjectCreationOperation pipeline, ValueResolver origins)
    {
        var value = Member(pipeline, "Schema");
        for (var steps = 0; steps < MaxSteps && value is not null; steps++)
        {
            switch (value)
            {
                case IPropertyReferenceOperation { Property: { IsStatic: true, Name: "Spec" } property } when IsSame(property.Type, _spec):
                    return types.Find(property.ContainingType);
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

    /// <summary>Returns the identities of a schema, which are attributes of its record.</summary>
    public static IReadOnlyList<(string Path, string Namespace, bool IsPrimary)> Identities(INamedTypeSymbol schema) =>
    [
        .. schema.GetAttributes()
            .Where(attribute => attribute.AttributeClass is { Name: "XdmIdentityAttribute" })
            .Select(attribute => attribute.ConstructorArguments)
            .Where(arguments => arguments is [{ Value: string }, { Value: string }, { Value: bool }])
            .Select(arguments => ((string)arguments[0].Value!, (string)arguments[1].Value!, (bool)arguments[2].Value!)),
    ];

    /// <summary>Returns the types of the columns that the source of the pipeline declares, without those that are uncertain.</summary>
    public IReadOnlyDictionary<string, FieldType> Columns(IObjectCreationOperation pipeline, ValueResolver origins)
    {
        var columns = new Dictionary<string, FieldType>(StringComparer.Ordinal);
        var choices = new BranchEnumerator();
        if (Member(pipeline, "Flow") is not { } value
            || Resolve(value, origins) is not IObjectCreationOperation flow
            || Member(flow, "Source") is not { } read
            || Resolve(read, origins) is not { } source
            || new ObjectReader(types, origins, choices).Read(source)?.Value is not Instance.Object parameters
            || parameters.Find("columns") is not { Presence: Presence.Present, Value: Instance.Array list }
            || choices.MoveNext())
        {
            return columns;
        }

        foreach (var column in list.Items.OfType<Instance.Object>())
        {
            if (Text(column, "name") is { } name)
            {
                columns[name] = columns.ContainsKey(name) ? FieldType.None : ColumnType(column);
            }
        }

        return columns;
    }

    /// <summary>Returns the value of a property in an initializer, or null if it is not set there.</summary>
    public static IOperation? Member(IObjectCreationOperation creation, string name) =>
        creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(
            set => set.Target is IPropertyReferenceOperation property && property.Property.Name == name)?.Value;

    public static IOperation? Resolve(IOperation value, ValueResolver origins)
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

    private static FieldType ColumnType(Instance.Object column) => column.Find("xdm") switch
    {
        { Presence: Presence.Absent } => FieldTypes.OfColumn(Text(column, "type"), null),
        { Presence: Presence.Present, Value: Instance.Object xdm } => FieldTypes.OfColumn(
            Text(column, "type"), FieldTypes.Of(Text(xdm, "type"), Text(xdm, "format"), null)),
        _ => FieldType.None,
    };

    private static string? Text(Instance.Object value, string name) =>
        value.Find(name) is { Presence: Presence.Present, Value: Instance.String text } ? text.Value : null;

    private IOperation? Row(IOperation row, string property, ValueResolver origins) =>
        Resolve(row, origins) is IObjectCreationOperation { Type: var type } made && IsSame(type, _row)
            ? Member(made, property) ?? made.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == property)?.Value
            : null;

    private static bool IsSame(ITypeSymbol? one, ITypeSymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);
}
