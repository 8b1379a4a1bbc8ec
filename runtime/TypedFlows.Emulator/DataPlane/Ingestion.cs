using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Validation;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Converts the records of sources into records of a dataset.</summary>
internal sealed class Ingestion(
    RecordMapping mapping,
    RowFilter? filter,
    DeltaFilter? delta,
    IRecordBatch batch,
    Diagnostics diagnostics,
    RunTally tally)
{
    public void Ingest(SourceFile file, RecordSource source, char? delimiter, CancellationToken cancellationToken)
    {
        tally.Files.Add(file);
        using var mapper = new RecordMapper(mapping, Columns(file, source, mapping.Flow.Attributes, delimiter));
        var deltaColumn = delta is null ? -1 : Columns(file, source, [delta.Column], delimiter)[0];
        var isSelected = filter?.Bind(file, source);
        for (long record = 1; source.Read(); record++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (source.Misfit is { } misfit)
            {
                tally.InputRecords++;
                Fail(file, record, source, misfit.Fault, misfit.Arguments);
                continue;
            }

            if (isSelected?.Invoke() == false)
            {
                continue;
            }

            if (delta is not null && !IsNew(file, record, source, deltaColumn))
            {
                continue;
            }

            tally.InputRecords++;
            if (mapper.Map(source) is { } fault)
            {
                Fail(file, record, source, fault, []);
            }
            else if (mapping.Schema?.Validate(mapper.Record) is { } violations)
            {
                Fail(file, record, source.Line, mapper, violations);
            }
            else
            {
                batch.Append(mapper.Record.Span);
                tally.OutputRecords++;
                tally.OutputBytes += mapper.Record.Length;
                if (mapper.Errors.Count > 0)
                {
                    tally.Warn(Location(file, record, source.Line), mapper.Errors);
                }
            }
        }
    }

    private void Fail(SourceFile file, long record, long line, RecordMapper mapper, RecordViolations violations)
    {
        var fault = SourceFault.OfRow(violations, mapper.Errors);
        var message = tally.Fail(Location(file, record, line), fault);
        diagnostics.Add(file.Name, record, line, fault, message, mapper.Record.Span, violations, mapper.Errors);
    }

    /// <summary>Returns whether the delta column selects the record, and counts it otherwise.</summary>
    private bool IsNew(SourceFile file, long record, RecordSource source, int column)
    {
        var value = source.Text(column);
        switch (delta!.Decide(value, source.IsTime(column)))
        {
            case DeltaDecision.New:
                return true;
            case DeltaDecision.ReadBefore:
                tally.SkippedRecords++;
                return false;
            case DeltaDecision.Later:
                tally.LaterRecords++;
                return false;
            default:
                tally.InputRecords++;
                Fail(file, record, source, SourceFault.NotComparable, [delta.Column, value ?? string.Empty]);
                return false;
        }
    }

    private void Fail(SourceFile file, long record, RecordSource source, SourceFault fault, object[] arguments)
    {
        var message = tally.Fail(Location(file, record, source.Line), fault, arguments);
        diagnostics.Add(file.Name, record, source.Line, fault, message, source.Raw());
    }

    private static string Location(SourceFile file, long record, long line) =>
        line > 0 ? $"{file.Name}, record {record} (from line {line})" : $"{file.Name}, record {record}";

    /// <summary>Returns the number of each column.</summary>
    private static int[] Columns(SourceFile file, RecordSource source, IEnumerable<string> names, char? delimiter)
    {
        if (source.Header is not { } header)
        {
            return [.. names.Select(source.Column)];
        }

        var numbers = new Dictionary<string, (int First, int Count)>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            numbers[header[i]] = numbers.TryGetValue(header[i], out var known) ? (known.First, known.Count + 1) : (i, 1);
        }

        // The name of a field inside a column is not in the header.
        var wanted = names.ToList();
        foreach (var name in wanted.Where(name => !numbers.ContainsKey(name)).Distinct(StringComparer.Ordinal).ToList())
        {
            if (source.Column(name) is >= 0 and var inner)
            {
                numbers.Add(name, (inner, 1));
            }
        }

        var missing = wanted.Where(name => !numbers.ContainsKey(name)).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            throw SourceFault.NoColumn.With(file.Name, Quote(missing), Quote(header), HeaderHint.Of(header, missing, delimiter ?? ','));
        }

        var twice = wanted.Find(name => numbers[name].Count > 1);
        return twice is null ? [.. wanted.Select(name => numbers[name].First)] : throw SourceFault.ColumnTwice.With(file.Name, twice);
    }

    private static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
