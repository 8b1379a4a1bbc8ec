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
        var header = reader.Header;
        var tree = XdmTree.Build(mappings, [.. mappings.Select(mapping => Column(file, header, mapping.Source))]);
        using var writer = new Utf8JsonWriter(_buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        for (long record = 1; reader.Read(); record++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tally.InputRecords++;
            if (!reader.FitsHeader)
            {
                tally.Fail(SourceFault.FieldCount, file.Name, record, reader.Line, reader.FieldCount, header.Count);
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

    private static int Column(SourceFile file, IReadOnlyList<string> header, string name)
    {
        var found = -1;
        for (var i = 0; i < header.Count; i++)
        {
            if (header[i] != name)
            {
                continue;
            }

            found = found < 0 ? i : throw SourceFault.ColumnTwice.With(file.Name, name);
        }

        return found >= 0
            ? found
            : throw SourceFault.NoColumn.With(file.Name, name, string.Join(", ", header.Select(column => $"'{column}'")));
    }
}
