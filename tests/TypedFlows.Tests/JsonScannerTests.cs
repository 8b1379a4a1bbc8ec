using System.Text;
using System.Text.Json;
using TypedFlows.CompilerServices;

namespace TypedFlows.Tests;

/// <summary>Tests that the scanner accepts and rejects the same texts as Utf8JsonReader, and returns the same strings and numbers. Seeds
/// are fixed.</summary>
public sealed class JsonScannerTests
{
    private const int Rounds = 20_000;

    private static readonly string[] s_documents =
    [
        """{"startTime":1590792316,"frequency":"minute","interval":15,"backfill":true}""",
        """ { "a" : [ 1 , -2.5e+3 , 0.0, 1E-2 ] , "\u0062é" : { } , "c" : [ ] , "d":null,"""
            + """ "e":"x\"\\\/\b\f\n\r\t\ud83d\ude00😀ü long enough to fill more than a vector of text" } """,
        """[[[[{"a":[{"b":"c"},true,false,null,"",""]}]]],"\u00e9","plain and longer than sixteen bytes","""
            + """123456789012345678901234567890,-0]""",
        "\"just a text\"",
        "-12.5e7",
        "[" + new string('[', 62) + "1" + new string(']', 62) + "]",
        "{\"a\":" + new string('[', 63) + new string(']', 63) + "}",
    ];

    private static readonly string[] s_scraps =
    [
        "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u12", "{", "}", "[", "]", ",", ":", "0", "01", "-", "+", ".", "e", "E9", "1.", "tru",
        "true", "null", "nul", "/", "//", "/*", " ", "\t", "\r\n", "\0", "\u001f", "\u007f", "é", "\ufeff",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Damaged_documents_are_rejected_alike(int seed)
    {
        var random = new Random(seed);
        var taken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var json = Damage(Encoding.UTF8.GetBytes(s_documents[random.Next(s_documents.Length)]), random);
            var isJson = IsJson(json);
            taken += isJson ? 1 : 0;
            Assert.True(isJson == JsonScanner.IsJson(json), $"{Encoding.UTF8.GetString(json)} ({Convert.ToHexString(json)})");
        }

        Assert.InRange(taken, Rounds / 50, Rounds - (Rounds / 50));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Texts_are_read_alike(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var json = Damage(Encoding.UTF8.GetBytes(s_documents[1 + random.Next(2)]), random);
            if (!IsJson(json))
            {
                continue;
            }

            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    Assert.Equal(Text(ref reader), JsonScanner.Text(reader.ValueSpan));
                }
            }
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("9223372036854775807")]
    [InlineData("-9223372036854775808")]
    [InlineData("9223372036854775808")]
    [InlineData("999999999999999999")]
    [InlineData("1e3")]
    [InlineData("1.0")]
    [InlineData("1.5")]
    [InlineData("007")]
    [InlineData("1_")]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("12 3")]
    public void Whole_numbers_are_read_by_value(string text)
    {
        var reader = new SpecReader(Encoding.UTF8.GetBytes(text), exact: true);
        var value = reader.ReadInt64();
        var isInteger = text.Length > 0
            && text[^1] is not ('-' or '_')
            && !text.StartsWith("00", StringComparison.Ordinal)
            && !text.Contains(' ', StringComparison.Ordinal)
            && decimal.TryParse(
                text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue;
        Assert.Equal(isInteger, reader.IsAtEnd);
        if (isInteger)
        {
            Assert.Equal(
                decimal.Parse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture), value);
        }
    }

    [Fact]
    public void A_copy_of_the_reader_keeps_its_position()
    {
        var reader = new SpecReader("""{"b":[1,{"name":"no"}],"na\u006de":"Copy"} """u8, exact: true);
        Assert.Equal(JsonValueKind.Object, reader.Peek());
        Assert.True(reader.TryPeekMember("name"u8, out var name));
        Assert.True(name.TextEquals("Copy"u8));
        Assert.False(name.TextEquals("Mapping"u8));
        Assert.False(reader.TryPeekMember("other"u8, out _));
        var start = reader;
        Assert.Equal(2, reader.ReadJson().EnumerateObject().Count());
        Assert.True(reader.IsAtEnd);
        reader = start;
        reader.ReadInt64();
        Assert.False(reader.Fits);
        reader = start;
        Assert.Equal(JsonValueKind.Object, reader.ReadJson().ValueKind);
    }

    private static bool IsJson(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[] Damage(byte[] json, Random random)
    {
        var bytes = json.ToList();
        for (var times = random.Next(3); times > 0; times--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(5))
            {
                case 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(3), bytes.Count - at));
                    break;
                case 2 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(s_scraps[random.Next(s_scraps.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
