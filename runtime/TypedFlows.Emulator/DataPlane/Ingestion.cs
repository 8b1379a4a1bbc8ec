using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Turns the records of delimited files into records of a dataset.</summary>
internal sealed class Ingestion(IReadOnlyList<FieldMapping> mappings, char delimiter, IRecordBatch batch, RunTally tally)
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public void Ingest(SourceFile file, CancellationToken cancellationToken)
    {
        tally.Files.Add(file);
        using var reader = new DelimitedReader(file, delimiter);
        var tree = XdmTree.Build(mappings, Columns(file, reader));
        using var writer = new Utf8JsonWriter(_buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        for (long record = 1; reader.Read(); record++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tally.InputRecords++;
            if (!reader.FitsHeader)
            {
                tally.Fail(SourceFault.FieldCount, file.Name, record, reader.Line, reader.FieldCount, reader.Header.Count);
                continue;
            }

            _buffer.ResetWrittenCount();
            writer.Reset();
            tree.Write(writer, reader);
            writer.Flush();
            batch.Append(_buffer.WrittenSpan);
            tally.OutputRecords++;
            tally.OutputBytes += _buffer.WrittenCount;
        }
    }

    /// <summary>The number of each mapping's column.</summary>
    private int[] Columns(SourceFile file, DelimitedReader reader)
    {
        var header = reader.Header.ToList();
        var columns = mappings.Select(mapping => header.IndexOf(mapping.Source)).ToArray();
        if (columns.Contains(-1))
        {
            var missing = mappings.Select(mapping => mapping.Source).Where(name => !header.Contains(name)).Distinct(StringComparer.Ordinal).ToList();
            throw SourceFault.NoColumn.With(file.Name, Quote(missing), Quote(header), HeaderHint.Of(header, missing, delimiter));
        }

        var twice = mappings.FirstOrDefault(mapping => header.Count(name => name == mapping.Source) > 1);
        return twice is null ? columns : throw SourceFault.ColumnTwice.With(file.Name, twice.Source);
    }

    private static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
