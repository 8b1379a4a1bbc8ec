using System.Text.Json;
using Parquet;
using Parquet.Schema;
using TypedFlows.Compiler.DataPrep.Evaluation;

namespace TypedFlows.Emulator.Tests.Columnar;

/// <summary>Tests the JSON form of all types that XDM can hold, in a file that another program wrote (see types.sql).</summary>
public sealed class ParquetTypeTests : IDisposable
{
    private static readonly string s_file = Repository.Full("tests/TypedFlows.Emulator.Tests/Columnar/types.parquet");

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("id", "1")]
    [InlineData("name", "\"n1\"")]
    [InlineData("flag", "false")]
    [InlineData("tiny", "1")]
    [InlineData("big", "18446744073709551001")]
    [InlineData("f", "0.5")]
    [InlineData("d", "0.25")]
    [InlineData("dec", "1.25")]
    [InlineData("dec18", "1.2500")]
    [InlineData("dec38", "33333333333333331650.5293553664")]
    [InlineData("day", "\"2024-02-29\"")]
    [InlineData("clock", "\"01:02:03.5\"")]
    [InlineData("stamp", "\"2024-01-01T10:00:00.123456Z\"")]
    [InlineData("stamptz", "\"2024-01-01T08:00:00.123456Z\"")]
    [InlineData("ns", "\"2024-01-01T10:00:00.1234567Z\"")]
    [InlineData("ms", "\"2024-01-01T10:00:00.123Z\"")]
    [InlineData("bin", "\"YWI=\"")]
    [InlineData("u", "\"00112233-4455-6677-8899-aabbccddeeff\"")]
    [InlineData("mood", "\"ok\"")]
    [InlineData("js", "\"{\\u0022a\\u0022:1}\"")]
    [InlineData("address", """{"city":"c1","geo":{"lat":1.5}}""")]
    [InlineData("tags", "[]")]
    [InlineData("phones", """[{"kind":"k1","nums":[1,2]},{"nums":[]}]""")]
    [InlineData("counts", """{"a":1}""")]
    public void A_value_has_the_JSON_form_of_its_type(string column, string json)
    {
        using var row = JsonDocument.Parse(ParquetFiles.Read(s_file)[1]);
        Assert.Equal(json, row.RootElement.GetProperty(column).GetRawText());
    }

    [Fact]
    public void Nulls_and_numbers_that_JSON_does_not_have_are_no_values()
    {
        var rows = ParquetFiles.Read(s_file).ConvertAll(row => JsonSerializer.Deserialize<JsonElement>(row));
        Assert.All(["name", "address", "tags", "counts"], name => Assert.False(rows[0].TryGetProperty(name, out _)));
        Assert.False(rows[2].TryGetProperty("d", out _));
        Assert.Equal("""["x",null,"y"]""", rows[2].GetProperty("tags").GetRawText());
        Assert.Equal("[]", rows[0].GetProperty("phones").GetRawText());
    }

    [Fact]
    public void A_path_selects_a_column_inside_structures()
    {
        using var source = ParquetFiles.Open(s_file);
        var latitude = source.Column("address.geo.lat");
        Assert.True(source.Read());
        Assert.False(source.Has(latitude));
        Assert.True(source.Read());
        Assert.Equal("1.5", source.Text(latitude));
        Assert.All(["address.street", "tags.x", "Id", "none.at"], name => Assert.Equal(-1, source.Column(name)));
    }

    [Theory]
    [InlineData("id", "1")]
    [InlineData("big", "18446744073709551001")]
    [InlineData("dec", "1.25")]
    [InlineData("flag", "false")]
    [InlineData("stamp", "\"2024-01-01T10:00:00.123456Z\"")]
    [InlineData("phones", """[{"kind":"k1","nums":[1,2]},{"nums":[]}]""")]
    public void Expressions_receive_the_same_values(string column, string json)
    {
        using var source = ParquetFiles.Open(s_file);
        Assert.True(source.Read() && source.Read());
        Assert.True(source.Row().TryGet(column, out var value));
        Assert.Equal(json, ValueJson.Text(value));
    }

    [Theory]
    [InlineData(DateTimeFormat.Impala, false, null)]
    [InlineData(DateTimeFormat.DateAndTime, false, null)]
    [InlineData(DateTimeFormat.Timestamp, true, DateTimeTimeUnit.Millis)]
    [InlineData(DateTimeFormat.Timestamp, false, DateTimeTimeUnit.Micros)]
    [InlineData(DateTimeFormat.Timestamp, true, DateTimeTimeUnit.Nanos)]
    public async Task Timestamps_of_all_units_are_read(DateTimeFormat format, bool isUtc, DateTimeTimeUnit? unit)
    {
        var schema = new ParquetSchema(new DateTimeDataField("at", format, isUtc, unit, isNullable: false));
        await using (var stream = File.Create(_folder["a.parquet"]))
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<DateTime>(schema.DataFields[0], new[] { new DateTime(2024, 5, 6, 7, 8, 9, 120, DateTimeKind.Utc) });
        }

        Assert.Equal("""{"at":"2024-05-06T07:08:09.12Z"}""", Assert.Single(ParquetFiles.Read(_folder["a.parquet"])));
    }

    public void Dispose() => _folder.Dispose();
}
