using System.Buffers;
using System.Text;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using TypedFlows.Emulator.DataPlane;

namespace TypedFlows.Emulator.Tests.Columnar;

/// <summary>Writes Parquet files, and reads them as a source.</summary>
internal static class ParquetFiles
{
    public static ParquetSource Open(string path, CancellationToken cancellationToken = default) => (ParquetSource)new SourceFormat(
        "parquet", null, null).Open(new(path, "/" + Path.GetFileName(path)), ColumnTypes.None, (_, _) => { }, cancellationToken).Single();

    /// <summary>Returns the rows as JSON objects of the columns that have a value.</summary>
    public static List<string> Read(string path)
    {
        using var source = Open(path);
        var rows = new List<string>();
        while (source.Read())
        {
            rows.Add(Row(source));
        }

        return rows;
    }

    /// <summary>Writes a file of a text column and a number column.</summary>
    public static async Task<string> WriteAsync(
        string path, int rows, int perGroup = 1000, CompressionMethod compression = CompressionMethod.Snappy)
    {
        var schema = new ParquetSchema(new DataField<string>("Id"), new DataField<int?>("Count"));
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream, new() { CompressionMethod = compression });
        for (var start = 0; start < rows; start += perGroup)
        {
            var numbers = Enumerable.Range(start, Math.Min(perGroup, rows - start)).ToList();
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(schema.DataFields[0], numbers.ConvertAll(number => "id" + number));
            await group.WriteAsync<int>(
                schema.DataFields[1], numbers.ConvertAll(number => number % 3 == 0 ? (int?)null : number).ToArray());
        }

        return path;
    }

    private static string Row(ParquetSource source)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            for (var i = 0; i < source.Header.Count; i++)
            {
                if (source.Has(i))
                {
                    writer.WritePropertyName(source.Header[i]);
                    source.Write(writer, i);
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
