using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using TypedFlows.Compiler.DataPrep;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.DataPrep.Functions;
using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator.Analysis;

/// <summary>Checks the mappings of pipelines with a compiled schema. Every other pipeline is unknown.</summary>
internal sealed class MappingUses(Compilation compilation, GeneratedTypes types, StaticValues statics)
{
    private const int MostNearest = 3;

    private readonly PipelineMapping _pipelines = new(compilation, types);

    private readonly MappingChanges _changes = new(compilation, new(compilation, types), statics);

    private readonly ConditionalWeakTable<IOperation, SourceFields> _sources = new();

    /// <summary>Returns a value indicating whether the operation adds a row to a mapping table.</summary>
    public bool AddsRow(IOperation operation) => _pipelines.IsKnown && operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } table } } =>
            _pipelines.IsTable(table.Type),
        IInvocationOperation { TargetMethod.Name: "Add", Instance: { } table } => _pipelines.IsTable(table.Type),
        _ => false,
    };

    public bool IsPipeline(IOperation operation) =>
        operation is IObjectCreationOperation && _pipelines.IsKnown && _pipelines.IsPipeline(operation.Type);

    /// <summary>Returns a value indicating whether the operation may create a row.</summary>
    public bool IsRow(IOperation operation) => _pipelines.IsRow(operation.Type);

    /// <summary>Checks the expression of a new row, which may be the row of any mapping.</summary>
    public IEnumerable<Diagnostic> CheckExpression(IOperation operation, ValueResolver origins) =>
        !IsOfPipeline(operation, origins)
            && _pipelines.RowValue(operation, origins) is { SourceType: MappingRowValue.Expression, Source: { } expression }
            ? ExpressionUses.Check(expression, origins) : [];

    // A row that is created where it is added to a known pipeline is checked there.
    private bool IsOfPipeline(IOperation row, ValueResolver origins) =>
        PipelineRows.Value(row).Parent is IArgumentOperation { Parent: IInvocationOperation { Instance: { } table } add }
            && AddsRow(add)
            && _pipelines.Creation(table, origins) is not null;

    private static bool IsInPlace(IOperation addition) =>
        addition is IInvocationOperation { Arguments: [{ Value: var row }] }
            && DestinationPath.Unconverted(row) is IObjectCreationOperation or IInvocationOperation or IWithOperation;

    /// <summary>Checks the destination of a row, and the expression against the pipeline.</summary>
    public IEnumerable<Diagnostic> Check(IOperation operation, ValueResolver origins)
    {
        if (_pipelines.Row(operation, origins) is not var (table, row) || _pipelines.Creation(table, origins) is not { } pipeline)
        {
            return [];
        }

        FieldSchema? field = null;
        var mistake = _pipelines.Schema(pipeline, origins) is { } schema && DestinationPath.Of(row.Destination, origins) is { } path
            ? Mistake(schema, path, row, pipeline, origins, out field) : null;
        return (mistake is null ? [] : new[] { mistake }).Concat(
            row is { SourceType: MappingRowValue.Expression, Source: { } expression }
                ? ExpressionUses.CheckIn(
                    Source(pipeline, origins), ExpressionTypes.Of(field?.Type ?? FieldType.None), expression,
                    isChecked: !IsInPlace(operation), origins)
                : []);
    }

    /// <summary>Reports the fields that records must have and to which the complete mapping of a new pipeline maps nothing.</summary>
    public IEnumerable<Diagnostic> CheckCoverage(IObjectCreationOperation pipeline, ValueResolver origins)
    {
        if (_pipelines.Schema(pipeline, origins) is not { } type
            || PipelineRows.Of(pipeline, _pipelines, origins) is not { } rows
            || rows.Destinations.Count == 0)
        {
            return [];
        }

        // A destination with a mistake may be intended for any field.
        var schema = SchemaField.Of(type.Document);
        if (rows.Destinations.Any(path =>
            (path.Schema is not null && !SymbolEqualityComparer.Default.Equals(path.Schema, type.Symbol))
            || FieldLookup.Find(schema, path.Path).Problem != FieldProblem.None))
        {
            return [];
        }

        var unmapped = UnmappedFields.Of(
            schema, rows.Destinations.Select(path => path.Path), PipelineMapping.Identities(type.Symbol));
        return unmapped.Count == 0 || !_changes.IsComplete(rows, origins) ? []
            : unmapped.Select(field => Diagnostic.Create(
                Descriptors.Of(UsageRules.UnmappedField), rows.Location, field.Describe(type.Symbol.Name)));
    }

    private Diagnostic? Mistake(
        GeneratedType type, DestinationPath path, MappingRowValue row, IObjectCreationOperation pipeline, ValueResolver origins,
        out FieldSchema? known)
    {
        known = null;
        var (schema, destination) = (type.Symbol, row.Destination);
        if (path.Schema is { } other && !SymbolEqualityComparer.Default.Equals(other, schema))
        {
            return Report(
                UsageRules.UnknownField, destination,
                $"'{destination.Syntax}' is a path of {other.Name}, but the pipeline writes to {schema.Name}; use {schema.Name}.Paths");
        }

        var found = FieldLookup.Find(SchemaField.Of(type.Document), path.Path);
        switch (found.Problem)
        {
            case FieldProblem.Unknown:
                var nearest = Nearest(found);
                return Report(
                    UsageRules.UnknownField, destination,
                    $"{schema.Name} has no field '{path.Path}'"
                        + (nearest.Count > 0 ? $"; the nearest is '{nearest[0]}'" : $"; see {schema.Name}.Paths"),
                    nearest);
            case FieldProblem.NoIndex:
                return Report(
                    UsageRules.UnfitDestination, destination,
                    $"'{found.At}' of {schema.Name} is an array, so the path '{path.Path}' must select its items; use '{found.Remedy}'",
                    [found.Remedy!]);
            case FieldProblem.NoArray:
                return Report(
                    UsageRules.UnfitDestination, destination,
                    $"'{found.At}' of {schema.Name} is not an array, so the path '{path.Path}' cannot select items; use '{found.Remedy}'",
                    [found.Remedy!]);
        }

        // A path with [*] takes the items of an array one by one.
        known = path.Path.Contains("[*]") ? null : found.Field;
        if (found.Field is { } field && Unfit(row, field.Type, pipeline, origins) is var (source, sourceType))
        {
            return Report(
                UsageRules.UnfitDestination, destination, FieldTypes.Mismatch(source, sourceType, path.Path, field.Type, schema.Name));
        }

        return found.IsDeprecated
            ? Report(
                UsageRules.DeprecatedDestination, destination,
                $"'{(path.Schema is null ? path.Path : destination.Syntax.ToString())}' of {schema.Name} is deprecated; map to its "
                    + "replacement, which the description of the field names")
            : null;
    }

    /// <summary>Returns the source of a row and its type if the type has no conversion to that of the field.</summary>
    private (string Name, FieldType Type)? Unfit(
        MappingRowValue row, FieldType type, IObjectCreationOperation pipeline, ValueResolver origins)
    {
        var choices = new BranchEnumerator();
        return row.Source is null || ConstantText.Of(row.Source, origins, choices) is not { } text || choices.MoveNext() ? null
            : row.SourceType switch
            {
                MappingRowValue.Attribute when Source(pipeline, origins).Columns.TryGetValue(text, out var column)
                    && FieldTypes.CannotConvert(column, type) => (text, column),
                MappingRowValue.Constant when FieldConversion.CannotConvert(text, type) => (text, FieldType.String),
                _ => null,
            };
    }

    private SourceFields Source(IObjectCreationOperation pipeline, ValueResolver origins) =>
        _sources.TryGetValue(pipeline, out var known) ? known
            : _sources.GetValue(pipeline, _ => _pipelines.Source(pipeline, origins));

    /// <summary>Returns the paths with the names at the unknown step that are most similar, most similar first.</summary>
    private static IReadOnlyList<string> Nearest(FoundField found)
    {
        var wrong = found.Unknown;
        return
        [
            .. found.Names.Select(name => (Name: name, Distance: EditDistance.Between(wrong, name)))
                .Where(candidate => candidate.Distance <= Math.Max(2, wrong.Length))
                .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Take(MostNearest)
                .Select(candidate => found.Replace(candidate.Name)),
        ];
    }

    private static Diagnostic Report(Rule rule, IOperation at, string message, IReadOnlyList<string>? paths = null)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (paths is { Count: > 0 })
        {
            properties = properties.Add(
                DiagnosticKeys.Choices, string.Join("\n", paths.Select(path => SymbolDisplay.FormatLiteral(path, quote: true))));
        }

        return Diagnostic.Create(Descriptors.Of(rule), DestinationPath.Unconverted(at).Syntax.GetLocation(), properties, message);
    }
}
