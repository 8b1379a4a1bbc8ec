using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Validation;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Converts the records of sources into records of a dataset.</summary>
/// <param name="schema">The schema of the dataset; <see langword="null"/> if its records are not validated.</param>
internal sealed class Ingestion(
    IReadOnlyList<FieldMapping> mappings,
    RecordSchema? schema,
    DeltaFilter? delta,
    IRecordBatch batch,
    Diagnostics diagnostics,
    RunTally tally)
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public void Ingest(SourceFile file, RecordSource source, char? delimiter, CancellationToken cancellationToken)
    {
        tally.Files.Add(file);
        var tree = XdmTree.Build(mappings, Columns(file, source, mappings.Select(mapping => mapping.Source), delimiter));
        var deltaColumn = delta is null ? -1 : Columns(file, source, [delta.Column], delimiter)[0];
        using var writer = new Utf8JsonWriter(
            _buffer,
            new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        for (long record = 1; source.Read(); record++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (source.Misfit is { } misfit)
            {
                tally.InputRecords++;
                Fail(file, record, source.Line, misfit.Fault, misfit.Arguments);
                continue;
            }

            if (delta is not null && !IsNew(file, record, source, source.Text(deltaColumn)))
            {
                continue;
            }

            tally.InputRecords++;
            if (!tree.IsPresent(source))
            {
                Fail(file, record, source.Line, SourceFault.NothingMapped, []);
                continue;
            }

            _buffer.ResetWrittenCount();
            writer.Reset();
            tree.Write(writer, source);
            writer.Flush();
            if (schema is null || Convert(file, record, source.Line, tree, writer))
            {
                batch.Append(_buffer.WrittenSpan);
                tally.OutputRecords++;
                tally.OutputBytes += _buffer.WrittenCount;
            }
        }
    }

    /// <summary>Converts the written record to the types of its fields, and validates it.</summary>
    /// <returns><see langword="true"/> if it is valid; otherwise it is counted as failed.</returns>
    private bool Convert(SourceFile file, long record, long line, XdmTree tree, Utf8JsonWriter writer)
    {
        JsonObject? converted;
        using (var document = JsonDocument.Parse(_buffer.WrittenMemory, JsonLimits.Record))
        {
            converted = tree.Convert(document.RootElement, schema!.Document.Root);
        }

        if (converted is null)
        {
            Fail(file, record, line, SourceFault.NothingMapped, []);
            return false;
        }

        _buffer.ResetWrittenCount();
        writer.Reset();
        converted.WriteTo(writer);
        writer.Flush();
        if (schema.Validate(_buffer.WrittenMemory) is not { } violations)
        {
            return true;
        }

        var fault = SourceFault.OfRow(violations);
        var message = tally.Fail(Location(file, record, line), fault);
        diagnostics.Add(file.Name, record, line, fault, message, _buffer.WrittenSpan, violations);
        return false;
    }

    /// <summary>Returns whether the delta column selects the record, and counts it otherwise.</summary>
    private bool IsNew(SourceFile file, long record, RecordSource source, string? value)
    {
        switch (delta!.Decide(value))
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
                Fail(file, record, source.Line, SourceFault.NotComparable, [delta.Column, value ?? string.Empty]);
                return false;
        }
    }

    private void Fail(SourceFile file, long record, long line, SourceFault fault, object[] arguments)
    {
        diagnostics.Add(file.Name, record, line, fault.Code, tally.Fail(Location(file, record, line), fault, arguments));
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

        var wanted = names.ToList();
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
