using System.Text;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Tests.Evaluation;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Tests that no message and no ToString shows values of the format password, at any depth.</summary>
public sealed class SecretTests
{
    private const string Schema = """
        {
          "title": "Vault",
          "type": "object",
          "properties": {
            "name": { "type": "string" },
            "keys": { "type": "array", "uniqueItems": true, "items": { "type": ["string", "null"], "format": "password", "minLength": 9 } },
            "byName": { "type": "object", "additionalProperties": { "type": "string", "format": "password", "pattern": "^x" } },
            "open": { "type": "object", "properties": { "x": { "type": "integer" } },
              "patternProperties": { "^p": { "items": { "$ref": "#/definitions/secret" } } },
              "additionalProperties": { "$ref": "#/definitions/secret" } },
            "pair": { "type": "array", "items": [{ "$ref": "#/definitions/secret" }, { "type": "integer" }],
              "additionalItems": { "$ref": "#/definitions/secret" } },
            "either": { "oneOf": [{ "$ref": "#/definitions/secret" }, { "type": "array", "items": { "$ref": "#/definitions/secret" } }] },
            "both": { "type": ["string", "integer"], "format": "password", "maximum": 3, "maxLength": 3 },
            "split": { "allOf": [{ "type": "string", "maxLength": 3 }, { "format": "password" }] },
            "plain": { "type": "object",
              "additionalProperties": { "type": ["integer", "object"], "maximum": 9, "additionalProperties": { "maximum": 9 } } },
            "a/b": { "type": "object", "properties": { "": { "type": "integer", "format": "password" } },
              "additionalProperties": { "format": "password", "maximum": 1 } },
            "untyped": { "format": "password", "maxLength": 3 },
            "any": { "not": { "type": "boolean" }, "items": { "$ref": "#/definitions/secret" },
              "additionalProperties": { "$ref": "#/definitions/secret" } }
          },
          "definitions": { "secret": { "type": "string", "format": "password", "maxLength": 3 } }
        }
        """;

    private static readonly Lazy<RecordProbe> s_probe = new(
        () => RecordProbe.Of(EmittedCode.From(("specs/vault.json", Schema)).Load(), "Vault"));

    [Theory]
    [InlineData("""{"keys":["hushhush",null]}""")]
    [InlineData("""{"keys":["hushhush1","hushhush1"]}""")]
    [InlineData("""{"keys":[4711]}""")]
    [InlineData("""{"byName":{"a":"hushhush"}}""")]
    [InlineData("""{"byName":{"a":4711}}""")]
    [InlineData("""{"open":{"k":"hushhush"}}""")]
    [InlineData("""{"open":{"k":4711}}""")]
    [InlineData("""{"open":{"p":["hushhush"]}}""")]
    [InlineData("""{"pair":["hushhush",1,"hushhush"]}""")]
    [InlineData("""{"pair":[4711]}""")]
    [InlineData("""{"either":"hushhush"}""")]
    [InlineData("""{"either":["hushhush"]}""")]
    [InlineData("""{"both":"hushhush"}""")]
    [InlineData("""{"both":4711}""")]
    [InlineData("""{"split":"hushhush"}""")]
    [InlineData("""{"untyped":"hushhush"}""")]
    [InlineData("""{"any":["hushhush"]}""")]
    [InlineData("""{"plain":{"keys":4711}}""")]
    [InlineData("""{"plain":{"a/b":4711}}""")]
    [InlineData("""{"a/b":{"":4711.5}}""")]
    [InlineData("""{"plain":{"keys":"hushhush"}}""")]
    [InlineData("""{"plain":{"keys":{"x":4711}}}""")]
    [InlineData("""{"any":{"k":4711}}""")]
    public void No_message_shows_them(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        var document = SpecParser.Parse(new SpecFileText("specs/vault.json", Schema), []).Specs[0].Parts[0].Document!;
        string[] reported =
        [
            .. SchemaEvaluator.Evaluate(document, TestJson.Instance(text), "Vault").Violations.Select(v => v.Message),
            .. s_probe.Value.Validate(json).Violations.Select(v => v.Message),
            .. s_probe.Value.Parse(json).Result.Violations.Select(v => v.Message),
            .. s_probe.Value.Parse(json, ReadOptions.FirstError).Result.Violations.Select(v => v.Message),
        ];
        Assert.True(reported.Length >= 4, string.Join("\n", reported));
        Assert.All(reported, message => Assert.DoesNotMatch("hush|4711|it has|it is [^a]", message));
    }

    /// <summary>Tests that a secret without a name does not hide other values of the document.</summary>
    [Fact]
    public void Values_that_are_not_secret_are_shown() =>
        Assert.Equal(
            "Vault: the document must be an object, but is 7", Assert.Single(s_probe.Value.Validate("7"u8.ToArray()).Violations).Message);

    [Fact]
    public void No_text_shows_them()
    {
        var value = s_probe.Value.Parse(
            ("""{"keys":["hushhush1",null],"byName":{"a":"xhush"},"pair":["hus",1,"hus"]"""u8
                + ""","either":"hus","both":"hus","split":"hus","untyped":"hus"}"""u8).ToArray()).Value!;
        Assert.DoesNotContain("hus", value.ToString(), StringComparison.Ordinal);
    }
}
