using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Generator.Analysis;

/// <summary>Reads pipelines with a compiled schema: the schema, the rows of the mapping, and the columns of the source.</summary>
internal sealed class PipelineMapping(Compilation compilation, GeneratedTypes types)
{
    private const int MaxSteps = 16;
    private const string SourceType = nameof(SourceType);

    private readonly INamedTypeSymbol? _pipeline = compilation.GetTypeByMetadataName("TypedFlows.Client.Pipeline");

    private readonly INamedTypeSymbol? _table = compilation.GetTypeByMetadataName("TypedFlows.Client.MappingTable");

    private readonly INamedTypeSymbol? _row = compilation.GetTypeByMetadataName("TypedFlows.Client.MappingRow");

    private readonly INamedTypeSymbol? _spec = compilation.GetTypeByMetadataName("TypedFlows.XdmSpec");

    public bool IsKnown => _table is not null && _spec is not null;

    public bool IsPipeline(ITypeSymbol? type) => IsSame(type, _pipeline);

    public bool IsTable(ITypeSymbol? type) => IsSame(type, _table);

    public bool IsRow(ITypeSymbol? type) => _row is not null && IsSame(type, _row);

    /// <summary>Returns the table to which the operation adds a row, and the row.</summary>
    public (IOperation Table, MappingRowValue Row)? Row(IOperation operation, ValueResolver origins) => operation switch
    {
        ISimpleAssignmentOperation
        {
            Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } table, Arguments: [var source] }, Value: var value
        }
            when IsTable(table.Type) => (table, new(source.Value, value, MappingRowValue.Attribute)),
        IInvocationOperation { TargetMethod.Name: "Add", Instance: { } table, Arguments: [{ Value: var row }] }
            when IsTable(table.Type) && RowValue(Resolve(row, origins), origins) is { } value => (table, value),
        _ => null,
    };

    /// <summary>Returns the row that an operation creates, or null for any other operation.</summary>
    public MappingRowValue? RowValue(IOperation? operation, ValueResolver origins)
    {
        switch (operation)
        {
            case IObjectCreationOperation made when IsSame(made.Type, _row):
                var destination = Member(made.Initializer, "Destination") ?? Argument(made.Arguments, "Destination");
                return destination is null ? null : new(
                    Member(made.Initializer, "Source") ?? Argument(made.Arguments, "Source"), destination,
                    Member(made.Initializer, SourceType) is { } type ? SourceTypeOf(type, origins) : MappingRowValue.Attribute);
            case IInvocationOperation { TargetMethod: { IsStatic: true, Parameters: [var source, { Name: "to" }] } method } call
                when IsSame(method.ContainingType, _row) && Argument(call.Arguments, "to") is { } to:
                return new(Argument(call.Arguments, source.Name), to, method.Name);
            case IWithOperation with when IsSame(with.Type, _row) && RowValue(Resolve(with.Operand, origins), origins) is { } copied:
                return new(
                    Member(with.Initializer, "Source") ?? copied.Source, Member(with.Initializer, "Destination") ?? copied.Destination,
                    Member(with.Initializer, SourceType) is { } other ? SourceTypeOf(other, origins) : copied.SourceType);
            default:
                return null;
        }
    }

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
    public GeneratedType? Schema(IObjectCreationOperation pipeline, ValueResolver origins) =>
        SchemaOf(Member(pipeline.Initializer, "Schema"), origins);

    private GeneratedType? SchemaOf(IOperation? value, ValueResolver origins)
    {
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

    /// <summary>Returns the columns that the source of the pipeline declares, and the fields of its compiled schema.</summary>
    public SourceFields Source(IObjectCreationOperation pipeline, ValueResolver origins)
    {
        var columns = new Dictionary<string, FieldType>(StringComparer.Ordinal);
        var choices = new BranchEnumerator();
        var schema = Member(pipeline.Initializer, "SourceSchema") is { } described
            && Resolve(described, origins) is IPropertyReferenceOperation { Property: { Name: "Reference" } reference, Instance: { } spec }
            && IsSame(reference.ContainingType, _spec)
            && SchemaOf(spec, origins) is { } type ? SchemaField.Of(type.Document) : null;
        if (Member(pipeline.Initializer, "Flow") is not { } value
            || Resolve(value, origins) is not IObjectCreationOperation flow
            || Member(flow.Initializer, "Source") is not { } read
            || Resolve(read, origins) is not { } source
            || new ObjectReader(types, origins, choices).Read(source)?.Value is not Instance.Object parameters
            || parameters.Find("columns") is not { Presence: Presence.Present, Value: Instance.Array list }
            || choices.MoveNext())
        {
            return new(columns, AreComplete: false, schema);
        }

        foreach (var column in list.Items.OfType<Instance.Object>())
        {
            if (Text(column, "name") is { } name)
            {
                columns[name] = columns.ContainsKey(name) ? FieldType.None : ColumnType(column);
            }
        }

        var areComplete = list.IsComplete && list.Items.All(item => item is Instance.Object column && Text(column, "name") is not null);
        return new(columns, areComplete, schema);
    }

    private static IOperation? Member(IObjectOrCollectionInitializerOperation? initializer, string name) =>
        initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(
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

    private static IOperation? Argument(IEnumerable<IArgumentOperation> arguments, string parameter) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

    private static string? SourceTypeOf(IOperation value, ValueResolver origins) =>
        (Resolve(value, origins) as IFieldReferenceOperation)?.Field is { HasConstantValue: true } member ? member.Name : null;

    private static bool IsSame(ITypeSymbol? one, ITypeSymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);
}

/// <summary>Represents a row of a mapping.</summary>
/// <param name="SourceType">The name of its member of <c>MappingSourceType</c>, or null if it is unknown.</param>
internal sealed record MappingRowValue(IOperation? Source, IOperation Destination, string? SourceType)
{
    public const string Attribute = nameof(Attribute);
    public const string Expression = nameof(Expression);
    public const string Constant = nameof(Constant);
}
