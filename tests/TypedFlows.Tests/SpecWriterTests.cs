using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedFlows.CompilerServices;

namespace TypedFlows.Tests;

/// <summary>Tests that written JSON is equivalent to the value for any text and any writer options.</summary>
public sealed class SpecWriterTests
{
    private static readonly string[] s_pieces = [
        "a",
        "plain text of some length ",
        "\"",
        "\\",
        "\0",
        "\u001f",
        "\n",
        "\t",
        "\u007f",
        "é",
        "漢",
        "😀",
        "<&'+`>",
        "\u2028",
        "0123456789abcdef"];

    [Fact]
    public void Every_text_survives()
    {
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
            var output = new ArrayBufferWriter<byte>();
            var writer = new SpecWriter(output);
            writer.WriteList([text, text], static (ref SpecWriter writer, string item) => writer.Write(item));
            writer.Flush();
            Assert.Equal([text, text], JsonSerializer.Deserialize<string[]>(output.WrittenSpan)!);
        }
    }

    [Fact]
    public void An_unpaired_surrogate_is_replaced()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new SpecWriter(output);
        writer.Write("a\ud800b");
        writer.Flush();
        Assert.Equal("a\ufffdb", JsonSerializer.Deserialize<string>(output.WrittenSpan));
    }

    [Fact]
    public void A_secret_is_omitted_only_while_secrets_are_omitted()
    {
        static string Written()
        {
            var output = new ArrayBufferWriter<byte>();
            var writer = new SpecWriter(output);
            writer.WriteList([new Secret("hidden")], static (ref SpecWriter writer, Secret item) => writer.Write(item));
            writer.Flush();
            return System.Text.Encoding.UTF8.GetString(output.WrittenSpan);
        }

        Assert.Equal("[null]", SpecWriter.WithoutSecrets(Written));
        Assert.Equal("[null]", SpecWriter.WithoutSecrets(() => SpecWriter.WithoutSecrets(Written).Length == 6 ? Written() : "nested"));
        Assert.Throws<FormatException>(() => SpecWriter.WithoutSecrets<string>(() => throw new FormatException()));
        Assert.Equal("[\"hidden\"]", Written());
    }

    [Fact]
    public void Values_of_every_kind_are_written()
    {
        var output = new ArrayBufferWriter<byte>(1);
        var writer = new SpecWriter(output);
        var json = JsonElement.Parse("""{"x":[1.50,null,"\u00e9","\ud83d"],"y":{}}""");
        writer.StartObject();
        writer.Name(",\"a\":"u8);
        writer.Write(long.MinValue);
        writer.WriteMembers(new Dictionary<string, JsonElement> { ["a"] = json, ["q\"\n"] = json }, new JsonNames("a"));
        writer.Name(",\"b\":"u8);
        writer.WriteMap(
            new Dictionary<string,
            double?>
            { ["1"] = 0.1, ["2"] = null },
            static (ref SpecWriter writer, double? item) => writer.Write(item));
        writer.EndObject();
        writer.Flush();
        Assert.Equal(
            """{"a":-9223372036854775808,"q\"\n":{"x":[1.50,null,"\u00e9","\ud83d"],"y":{}},"b":{"1":0.1,"2":null}}""",
            System.Text.Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void The_options_of_a_writer_are_kept(bool isIndented, bool isStrict)
    {
        var options = new JsonWriterOptions
        {
            Indented = isIndented,
            Encoder = isStrict ? JavaScriptEncoder.Create(new TextEncoderSettings()) : null,
        };
        var record = new SampleRecord { Number = 5, Children = [new SampleRecord { Number = -1 }] };
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, options))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("record");
            record.WriteTo(writer);
            writer.WriteNumber("more", 1);
            writer.WriteEndObject();
        }

        var written = System.Text.Encoding.UTF8.GetString(output.WrittenSpan);
        Assert.Equal(isIndented, written.Contains('\n', StringComparison.Ordinal));
        Assert.Equal(isStrict, written.Contains("\\u006E", StringComparison.Ordinal));
        Assert.Equal(
            """{"number":5,"children":[{"number":-1}]}""", JsonSerializer.Serialize(JsonElement.Parse(written).GetProperty("record")));
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        var record = new SampleRecord { Number = 5, Children = [new SampleRecord { Number = -1 }] };
        var output = new ArrayBufferWriter<byte>();
        SpecJson.Write(record, output);
        output.ResetWrittenCount();
        var before = GC.GetAllocatedBytesForCurrentThread();
        SpecJson.Write(record, output);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
