using System.Text.Json;
using Parquet;
using Parquet.Schema;
using TypedFlows.Compiler.Fields;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Writes the records of a dataset as Parquet. The records decide which columns the file has, and the schema of the dataset decides their
/// types. The records are read twice, so that only one row group is in memory.
/// </summary>
internal sealed class ParquetExport(Platform platform, string dataSetId)
{
    public const string ContentType = "application/vnd.apache.parquet";

    private const int MaxRows = 32 * 1024;
    private const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>Writes the records to a temporary file, which is deleted when it is closed.</summary>
    /// <param name="start">The number of records to skip.</param>
    /// <param name="limit">The maximum number of records.</param>
    /// <returns>The file, at its start.</returns>
    /// <exception cref="StorageException">The file cannot be written, such as on a full disk.</exception>
    public async Task<FileStream> ToFileAsync(long start, long limit, CancellationToken cancellationToken)
    {
        var file = StorageException.Guard(() => new FileStream(Path.GetTempFileName(), new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        }));
        try
        {
            await WriteAsync(file, start, limit, cancellationToken);
            file.Position = 0;
            return file;
        }
        catch (Exception e)
        {
            await file.DisposeAsync();
            if (e is IOException)
            {
                throw new StorageException(e.Message, e);
            }

            throw;
        }
    }

    /// <summary>Writes the records.</summary>
    /// <param name="start">The number of records to skip.</param>
    /// <param name="limit">The maximum number of records.</param>
    public async Task WriteAsync(Stream stream, long start, long limit, CancellationToken cancellationToken)
    {
        var count = Math.Min(limit, Math.Max(0, platform.Records.Count(dataSetId) - start));
        var root = new ExportField("record", Schema());
        foreach (var record in Read(start, count, cancellationToken))
        {
            using var document = JsonDocument.Parse(record, JsonLimits.Record);
            root.Observe(document.RootElement);
        }

        var schema = new ParquetSchema(root.CreateFields());
        var writer = await ParquetWriter.CreateAsync(
            schema, stream, new() { CompressionMethod = CompressionMethod.Snappy }, cancellationToken: cancellationToken);
        await using (writer)
        {
            var (rows, bytes) = (0, 0);
            foreach (var record in Read(start, count, cancellationToken))
            {
                using (var document = JsonDocument.Parse(record, JsonLimits.Record))
                {
                    root.AddRow(document.RootElement);
                }

                (rows, bytes) = (rows + 1, bytes + record.Length);
                if (rows == MaxRows || bytes >= MaxBytes)
                {
                    await WriteGroupAsync(writer, schema, root, cancellationToken);
                    (rows, bytes) = (0, 0);
                }
            }

            if (rows > 0)
            {
                await WriteGroupAsync(writer, schema, root, cancellationToken);
            }
        }
    }

    private static async Task WriteGroupAsync(
        ParquetWriter writer, ParquetSchema schema, ExportField root, CancellationToken cancellationToken)
    {
        using var group = writer.CreateRowGroup();
        foreach (var (field, column) in schema.DataFields.Zip(root.Columns))
        {
            await column.WriteAsync(group, field, cancellationToken);
        }
    }

    private FieldSchema? Schema()
    {
        var sandbox = platform.Resources.ListAll(ResourceKind.DataSet).FirstOrDefault(found => found.Id == dataSetId)?.Sandbox;
        return sandbox is not null && platform.RecordSchemas.OfDataSet(sandbox, dataSetId) is { } schema
            ? SchemaField.Of(schema.Document) : null;
    }

    private IEnumerable<ReadOnlyMemory<byte>> Read(long start, long count, CancellationToken cancellationToken)
    {
        foreach (var record in platform.Records.Read(dataSetId, start))
        {
            if (count-- <= 0)
            {
                yield break;
            }

            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }
}
