using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.DataPrep.Functions;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Emulator.Conversion;

/// <summary>Checks rows of a mapping set against the schemas of the source and the target, as far as they are known.</summary>
internal sealed class MappingRowChecker(FieldSchema? source, FieldSchema? target)
{
    private readonly SourceFields _source = SourceFields.Of(source);

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
                var errors = ExpressionChecker.Check(
                    row.Source, _source.IsKnown ? _source.TypeOf : null, _source.Names, ExpressionTypes.Of(type));
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
}
