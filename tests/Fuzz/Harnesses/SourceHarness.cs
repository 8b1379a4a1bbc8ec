using System.Buffers;
using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Emulator.DataPlane;

namespace TypedFlows.Fuzz.Harnesses;

/// <summary>
/// Reads the records of a file as a flow does. The file ends, or a fault of the source ends it. Each value is JSON, as it is written to a
/// dataset and as expressions see it.
/// </summary>
internal abstract class SourceHarness : Harness
{
    private const int MaxColumns = 200;

    private readonly TemporaryFolder _folder = new();
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Gets names of columns that files of any form are asked for.</summary>
    protected virtual IReadOnlyList<string> Columns => [];

    public override void Dispose() => _folder.Dispose();

    /// <summary>Reads a file with a name, whose extension decides how it is read.</summary>
    protected void Read(byte[] content, string name, SourceFormat format, ColumnTypes types)
    {
        var path = _folder[name];
        File.WriteAllBytes(path, content);
        try
        {
            foreach (var source in format.Open(new SourceFile(path, "/" + name), types, (_, _) => { }, CancellationToken.None))
            {
                using (source)
                {
                    Read(source);
                }
            }
        }
        catch (SourceException)
        {
            // The run fails with a code and a reason.
        }
    }

    private void Read(RecordSource source)
    {
        int[] columns =
        [
            .. (source.Header ?? []).Take(MaxColumns).Select((_, i) => i),
            .. Columns.Select(source.Column).Where(column => column >= 0),
        ];
        while (source.Read())
        {
            _ = source.Line;
            if (source.Misfit is var (fault, arguments))
            {
                // The record is counted as failed, and the error diagnostics show it.
                BrokenClaimException.ThrowIf(fault.Message(arguments).Length == 0, () => "a record fails without a reason");
                source.Raw();
                continue;
            }

            foreach (var column in columns)
            {
                Read(source, column);
            }

            var row = source.Row();
            foreach (var name in (source.Header ?? Columns).Take(MaxColumns))
            {
                if (row.TryGet(name, out var value))
                {
                    using var json = JsonDocument.Parse(ValueJson.Text(value), new() { MaxDepth = int.MaxValue });
                }
            }

            source.Raw();
        }
    }

    private void Read(RecordSource source, int column)
    {
        if (!source.Has(column))
        {
            return;
        }

        BrokenClaimException.ThrowIf(source.Text(column) is null, () => $"the column {column} has a value, but no text");
        _ = source.IsTime(column);
        _buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_buffer))
        {
            source.Write(writer, column);
        }

        using var json = JsonDocument.Parse(_buffer.WrittenMemory, new() { MaxDepth = int.MaxValue });
    }
}
