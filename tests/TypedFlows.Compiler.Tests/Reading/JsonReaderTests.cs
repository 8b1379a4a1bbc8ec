using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Tests.Reading;

public class JsonReaderTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData(" [ ] ")]
    [InlineData("\uFEFF{\"a\":1}")]
    [InlineData("null")]
    [InlineData("\"\\u00e4\\ud83d\\ude00\\b\\f\\n\\r\\t\\/\\\\\\\"\"")]
    [InlineData("[0,-0,1.5,1e3,-2E-7,1.0e+10,9007199254740993,true,false,null]")]
    [InlineData("{\"\":{\"a\":[[],{}]}}\r\n")]
    [InlineData("{\"a\\ud83d\\ude00\\n\":\"\\ud800\"}")]
    public void Valid_text_gives_no_error(string text)
    {
        var result = Read(text);
        Assert.Empty(result.Diagnostics);
        Assert.Null(result.FirstError);
        Assert.Empty(result.Damaged);
    }

    [Theory]
    [InlineData("", "Found the end of the file, expected a value; write a JSON document", 0)]
    [InlineData("  \n ", "Found the end of the file, expected a value", 4)]
    [InlineData("{\"a\" 1}", "Found '1', expected ':' after the property name '\"a\"'; put ':' before it", 5)]
    [InlineData("{\"a\":1 \"b\":2}", "Found '\"b\"', expected ',' or '}'; put ',' before it", 7)]
    [InlineData("[1,]", "Found ']', expected a value; remove the ',' before it", 3)]
    [InlineData("[1,,2]", "Found ',', expected a value; remove it", 3)]
    [InlineData("{\"a\":1,}", "Found '}', expected a property name in double quotes; remove the ',' before it", 7)]
    [InlineData("{\"a\":}", "Found '}', expected a value; put a value before it", 5)]
    [InlineData("{a:1}", "Found 'a', expected a property name in double quotes or '}'; put double quotes around it", 1)]
    [InlineData("['x']", "but JSON strings require double quotes", 1)]
    [InlineData("[01]", "Found '1', expected ',' or ']'", 2)]
    [InlineData("[1.]", "Found '.', expected ',' or ']'", 2)]
    [InlineData("[+1]", "Found '+1', expected a value", 1)]
    [InlineData("[truefalse]", "Found 'false', expected ',' or ']'; put ',' before it", 5)]
    [InlineData("[NaN]", "Found 'NaN', expected a value", 1)]
    [InlineData("[1 // one\n]", "Found the comment '// one', but JSON has no comments; remove it", 3)]
    [InlineData("{/* a\nb */\"a\":1}", "JSON has no comments", 1)]
    [InlineData("[\"a\\x\"]", "Found the escape '\\x'", 3)]
    [InlineData("[\"a\\u12g4\"]", "Found the escape '\\u'", 3)]
    [InlineData("[\"a\tb\"]", "Found the control character U+0009 inside a string", 3)]
    [InlineData("{\"a\\ud800b\":1}", "The property name '\"a\\ud800b\"' contains an unpaired surrogate", 1)]
    [InlineData("[{\"\\udc00\\ud800\":1}]", "contains an unpaired surrogate", 2)]
    [InlineData("[\"ab\n]", "The string that begins at column 2 is not closed on its line", 4)]
    [InlineData("{\"a\":[1,2}", "Found '}', expected ',' or ']'; put ']' before it", 9)]
    [InlineData("{\"a\":1}}", "Found '}', expected the end of the file; remove it", 7)]
    [InlineData("{\n \"a\":{\"b\":1\n", "the '{' at line 2, column 6 is not closed; put '}}' where it belongs", 14)]
    [InlineData("{\"a\":1} x", "Found 'x', expected the end of the file", 8)]
    [InlineData("[1\0]", "expected ',' or ']'", 2)]
    public void A_mistake_has_a_message_and_a_location(string text, string message, int offset)
    {
        var result = Read(text);
        var error = Assert.Single(result.Diagnostics);
        Assert.Equal(DefinitionRules.MalformedJson, error.Rule);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(offset, error.Range.Start);
        Assert.Equal(offset, result.FirstError);
    }

    [Fact]
    public void Lines_and_columns_count_UTF_16_units()
    {
        var result = Read("{\n  \"ä😀\" 1,\r\n\t\"b\": x\r}");
        Assert.Equal([(1, 8), (2, 6)], result.Diagnostics.Select(d => (d.Start.Line, d.Start.Column)));
    }

    [Fact]
    public void Values_have_their_text_and_place()
    {
        var root = Assert.IsType<JsonSyntax.Object>(Read("{ \"a\\u0062\" : [\"x\\ty\", 1.50, false, null] }").Root);
        var member = Assert.Single(root.Members);
        Assert.Equal(("ab", new TextRange(2, 9)), (member.Name, member.NameRange));
        var array = Assert.IsType<JsonSyntax.Array>(member.Value);
        Assert.Equal(new TextRange(14, 27), array.Range);
        Assert.Equal("x\ty", Assert.IsType<JsonSyntax.String>(array.Items[0]).Value);
        Assert.Equal("1.50", Assert.IsType<JsonSyntax.Number>(array.Items[1]).Text);
        Assert.Equal(JsonLiteralKind.False, Assert.IsType<JsonSyntax.Literal>(array.Items[2]).Kind);
        Assert.Equal(JsonLiteralKind.Null, Assert.IsType<JsonSyntax.Literal>(array.Items[3]).Kind);
    }

    [Fact]
    public void A_value_that_cannot_be_read_is_missing()
    {
        var root = Assert.IsType<JsonSyntax.Object>(Read("{\"a\": ,\n\"b\": \"\\q\",\n\"c\": 3}").Root);
        Assert.Equal(["a", "b", "c"], root.Members.Select(m => m.Name));
        Assert.All(root.Members.Take(2), m => Assert.Equal(JsonLiteralKind.Missing, Assert.IsType<JsonSyntax.Literal>(m.Value).Kind));
        Assert.IsType<JsonSyntax.Number>(root.Members[2].Value);
    }

    [Fact]
    public void Indentation_identifies_the_missing_bracket()
    {
        const string Text =
            "{\n  \"items\": [\n    {\n      \"a\": {\n        \"b\": 1\n      ,\n"
                + "      \"c\": {\n        \"d\": 2\n      }\n    }\n  ]\n}\n";
        var error = Assert.Single(Read(Text).Diagnostics);
        Assert.Equal((10, 2), (error.Start.Line, error.Start.Column));
        Assert.Equal(
            "Found ']', expected ',' or '}'; by the indentation, the '{' at line 4, column 12 is not closed where it should be",
            error.Message);
    }

    [Fact]
    public void Independent_mistakes_are_each_reported_at_most_one_per_line()
    {
        var result = Read("{\n\"a\" 1,\n\"b\": [1 2 3 4],\n\"c\": tru,\n\"d\": 4,\n}");
        Assert.Equal([1, 2, 3, 5], result.Diagnostics.Select(d => d.Start.Line));
    }

    [Theory]
    [InlineData("{\n\"a\": {\n\"b\" 1\n},\n\"c\": {\n\"d\": [1 2],\n\"e\": tru\n}\n}", 2, 5, 6)]
    [InlineData("[\n  {\n    \"a\": 1,\n  },\n  {\n    \"b\": \"x,\n    \"c\": 2\n  }\n]", 3, 5)]
    [InlineData("{\n  \"a\": {\n    \"b\": 1\n  ,\n  \"c\": [\n    {\n      \"d\" 1\n    }\n  ]\n}", 6, 9)]
    [InlineData("{\n  \"a\": \n    \"b\": 1\n  },\n  \"c\": [\n    1\n    2\n  ]\n}", 2, 6)]
    [InlineData("{\n  \"a\": [\n    \"b\"\n  ,\n  \"c\": {\n    \"d\": ,\n    \"x\": 2,\n    e: 1\n  }\n}", 4, 5, 7)]
    [InlineData("{\n  \"a\": \n    \"b\",\n    \"c\"\n  ],\n  \"d\": {\n    \"e\": 'f'\n  }\n}", 4, 6)]
    public void Two_mistakes_in_different_objects_are_both_reported(string text, params int[] lines) =>
        Assert.Equal(lines, Read(text).Diagnostics.Select(d => d.Start.Line));

    [Fact]
    public void A_duplicate_property_is_reported_at_the_second_one()
    {
        const string Text = "{\"a\":1,\"b\":{\"a\":2},\"\\u0061\":3}";
        var diagnostic = Assert.Single(Read(Text).Diagnostics);
        Assert.Equal(DefinitionRules.DuplicateKey, diagnostic.Rule);
        Assert.Equal("\"\\u0061\"", Text.Substring(diagnostic.Range.Start, diagnostic.Range.Length));
        Assert.Equal("a", diagnostic.Arguments[0]);
        Assert.Empty(Read("[{\"a\":1},{\"a\":1}]").Diagnostics);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Nesting_is_limited_without_a_stack_overflow(char open, char close)
    {
        var level = open == '[' ? "[" : "{\"a\":";
        Assert.Empty(Read(Nest(level, close, 255)).Diagnostics);
        var error = Assert.Single(Read(Nest(level, close, 100_000)).Diagnostics);
        Assert.Contains("nested deeper than 256", error.Message, StringComparison.Ordinal);
        Assert.Equal(256 * level.Length, error.Range.Start);
    }

    [Fact]
    public void A_number_with_too_many_digits_is_rejected()
    {
        Assert.Empty(Read($"[{new string('7', 1000)}]").Diagnostics);
        Assert.Single(Read($"[{new string('7', 1001)}]").Diagnostics);
    }

    [Fact]
    public void Hostile_files_take_bounded_time_and_give_a_bounded_list()
    {
        string[] hostile =
        [
            string.Join("\n", Enumerable.Repeat("\"a\" 1, } ]", 50_000)),
            "[" + string.Join("\n", Enumerable.Repeat("1 2", 50_000)),
            string.Join("\n", Enumerable.Repeat("{\"a\": [", 50_000)),
            string.Join("\n", Enumerable.Repeat("\"unclosed", 50_000)),
            "{" + string.Concat(Enumerable.Repeat("\"a\":1,", 200_000)) + "}",
            new string(',', 500_000),
            new string('"', 500_001),
            string.Concat(Enumerable.Repeat("{\"a\":", 255)) + string.Concat(Enumerable.Repeat("]\n", 500_000)),
            Mutation.Fragments(new Random(20_262), 300_000),
            "[" + string.Join(",\n", Enumerable.Range(0, 100_000).Select(i => i % 5_000 == 0 ? "{\"a\" 1}" : "{\"a\":1}")) + "}",
        ];
        var watch = Stopwatch.StartNew();
        foreach (var text in hostile)
        {
            var errors = Read(text).Diagnostics.Where(d => d.Rule == DefinitionRules.MalformedJson);
            Assert.InRange(errors.Count(), 1, 20);
        }

        // A quadratic algorithm would take hours. This takes a second or two.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    [Fact]
    public void Random_sequences_of_tokens_never_throw_and_agree_with_another_JSON_reader()
    {
        var random = new Random(20_263);
        for (var i = 0; i < 20_000; i++)
        {
            var text = Mutation.Fragments(random, random.Next(1, 30));
            var result = Read(text);
            Assert.True(IsJson(text) == result.FirstError is null, text);
            Assert.All(result.Diagnostics, d => Assert.InRange(d.Range.End, d.Range.Start, text.Length));
        }
    }

    [Fact]
    public void Random_damage_never_throws_and_agrees_with_another_JSON_reader()
    {
        var random = new Random(20_261);
        foreach (var path in Repository.SpecFiles)
        {
            var text = Repository.Read(path);
            for (var i = 0; i < 60; i++)
            {
                var damaged = Mutation.Of(text, random);
                var result = Read(damaged);
                Assert.Equal(IsJson(damaged), result.FirstError is null);
                Assert.Equal(result.FirstError is null, result.Diagnostics.All(d => d.Rule == DefinitionRules.DuplicateKey));
                Assert.All(result.Diagnostics, d => Assert.InRange(d.Range.End, d.Range.Start, damaged.Length));
            }
        }
    }

    private static string Nest(string level, char close, int depth) =>
        new StringBuilder().Insert(0, level, depth).Append("null").Append(close, depth).ToString();

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 256 });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonReadResult Read(string text) => new SourceFile("specs/a.json", text).Json;
}
