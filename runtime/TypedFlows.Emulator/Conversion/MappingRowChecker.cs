using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.DataPrep.Functions;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Emulator.Conversion;

/// <summary>Checks rows of a mapping set against the schemas of the source and the target, as far as they are known.</summary>
internal sealed class MappingRowChecker(FieldSchema? source, FieldSchema? target)
{
    /// <returns>The reason why the row is not valid, or <see langword="null"/>.</returns>
    public string? FindProblem(MappingSetRow row)
    {
        var written = target is null ? null : FieldLookup.Find(target, row.Destination);
        if (written is { Problem: not FieldProblem.None })
        {
            return $"'{row.Destination}' is not a field of the target schema"
                + (written.Remedy is { } remedy ? $"; write '{remedy}'" : string.Empty);
        }

        var type = written?.Field?.Type ?? FieldType.None;
        switch (row.Kind)
        {
            case MappingRowKind.Expression:
                var errors = ExpressionChecker.Check(row.Source, source is null ? null : FindField, source?.Names, TypeOf(type));
                return errors.FirstOrDefault(error => !error.IsWarning) is { } error ? CaseError.Of(error).ToString() : null;
            case MappingRowKind.Attribute when source is not null:
                var read = FieldLookup.Find(source, row.Source);
                return read.Problem == FieldProblem.Unknown ? $"the source has no field '{row.Source}'"
                    : read.Field is { } field && FieldTypes.CannotConvert(field.Type, type)
                    ? FieldTypes.Mismatch(row.Source, field.Type, row.Destination, type, "the target schema")
                    : null;
            default:
                return null;
        }
    }

    private ExpressionType? FindField(IReadOnlyList<string> names)
    {
        var found = FieldLookup.Find(source!, FieldPath.Text(names));
        return found.Problem == FieldProblem.Unknown ? null : TypeOf(found.Field?.Type ?? FieldType.None);
    }

    private static ExpressionType TypeOf(FieldType type) => type switch
    {
        FieldType.String => ExpressionType.String,
        FieldType.Boolean => ExpressionType.Boolean,
        FieldType.Integer or FieldType.Number => ExpressionType.Number,
        FieldType.Date or FieldType.DateTime => ExpressionType.Date,
        FieldType.Array => ExpressionType.Array,
        FieldType.Object => ExpressionType.Object | ExpressionType.Map,
        _ => ExpressionType.Any,
    };
}
