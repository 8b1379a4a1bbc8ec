using Parquet;
using Parquet.Schema;
using TypedFlows.Emulator.DataPlane;

namespace TypedFlows.Fuzz.Harnesses;

/// <summary>Reads Parquet files.</summary>
internal sealed class ParquetHarness : SourceHarness
{
    private static readonly SourceFormat s_parquet = DelimitedHarness.Format("""{"format":"parquet"}""");

    public override IEnumerable<string> Words => ["PAR1"];

    public override IEnumerable<byte[]> Seeds() =>
    [
        .. Repository.Files("*.parquet", "tests").Select(file => File.ReadAllBytes(Repository.Full(file))),
        Small(CompressionMethod.None),
        Small(CompressionMethod.Snappy),
    ];

    public override void Run(byte[] input) => Read(input, "a.parquet", s_parquet, ColumnTypes.None);

    // Most bytes of a small file matter.
    private static byte[] Small(CompressionMethod compression)
    {
        var schema = new ParquetSchema(new DataField<string>("a"), new DataField<int?>("b"));
        var output = new MemoryStream();
        WriteAsync().GetAwaiter().GetResult();
        return output.ToArray();

        async Task WriteAsync()
        {
            await using var writer = await ParquetWriter.CreateAsync(schema, output, new() { CompressionMethod = compression });
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(schema.DataFields[0], new List<string> { "x", "y", "x" });
            await group.WriteAsync<int>(schema.DataFields[1], new int?[] { 1, null, 3 });
        }
    }
}
