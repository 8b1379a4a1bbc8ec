using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;
using TypedFlows.Compiler.Tests.Evaluation;

namespace TypedFlows.Compiler.Tests.Parsing;

/// <summary>Tests the detection and the rules of XDM schemas.</summary>
public class XdmSchemaTests
{
    private const string Answer = """
        {
          "$id": "https://ns.adobe.com/_{TENANT_ID}/schemas/0a1b", "meta:altId": "_{TENANT_ID}.schemas.0a1b",
          "meta:resourceType": "schemas", "version": "1.2", "title": "Garden Members", "type": "object",
          "description": "Members of the garden club.", "imsOrg": "1@AdobeOrg", "meta:extensible": false,
          "meta:extends": ["https://ns.adobe.com/xdm/context/profile"], "meta:class": "https://ns.adobe.com/xdm/context/profile",
          "meta:registryMetadata": { "eTag": "x" }, "meta:tenantNamespace": "_{TENANT_ID}",
          "properties": {
            "_{TENANT_ID}": {
              "type": "object", "meta:xdmType": "object",
              "properties": {
                "plots": { "type": "integer", "minimum": -128, "maximum": 128, "meta:xdmType": "byte" },
                "labels": { "type": "object", "additionalProperties": { "type": "string" }, "meta:xdmType": "map" },
                "beds": {
                  "type": "array", "meta:xdmType": "array",
                  "items": { "type": "object", "meta:xdmType": "object", "properties": { "size": { "type": "number" } } }
                }
              }
            },
            "joined": { "type": "string", "format": "date-time", "meta:xdmType": "date-time", "meta:status": "deprecated" },
            "choice": {
              "type": "object", "oneOf": [{ "properties": { "a": { "type": "string" } }, "required": ["a"] }, { "required": ["b"] }],
              "properties": { "c": { "type": "string" } }
            }
          },
          "meta:allFieldAccess": true
        }
        """;

    [Fact]
    public void An_answer_with_all_fields_is_a_spec_without_diagnostics()
    {
        var file = Parse(Answer);
        Assert.Empty(file.Diagnostics);
        var spec = Assert.Single(file.Specs);
        Assert.Equal(
            (SpecKind.XdmSchema, "Garden Members", "1.2", "https://ns.adobe.com/_{TENANT_ID}/schemas/0a1b"),
            (spec.Kind, spec.Name, spec.Version, spec.Id));
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"joined":"2026-10-05T17:45:00.123456789+00:00"}""", null)]
    [InlineData("""{"_{TENANT_ID}":{"plots":128,"labels":{"":"x","any":"y"},"beds":[{},{"size":1e3}]}}""", null)]
    [InlineData("""{"choice":{"c":"x","a":"y","other":1}}""", null)]
    [InlineData("""{"unknown":1}""", "additionalProperties /unknown")]
    [InlineData("""{"_{TENANT_ID}":{"plot":1}}""", "additionalProperties /_{TENANT_ID}/plot")]
    [InlineData("""{"_{TENANT_ID}":{"beds":[{"size":1},{"width":1}]}}""", "additionalProperties /_{TENANT_ID}/beds/1/width")]
    [InlineData("""{"_{TENANT_ID}":{"plots":129}}""", "maximum /_{TENANT_ID}/plots")]
    [InlineData("""{"_{TENANT_ID}":null}""", "type /_{TENANT_ID}")]
    [InlineData("""{"joined":null}""", "type /joined")]
    [InlineData("""{"joined":"2026-10-05T17:45Z"}""", "format /joined")]
    [InlineData("""{"joined":"2026-10-05T17:45:00"}""", "format /joined")]
    [InlineData("""{"joined":"2026-10-05t17:45:00Z"}""", "format /joined")]
    [InlineData("""{"joined":"2026-10-05T17:45:00z"}""", "format /joined")]
    [InlineData("""{"joined":"2026-12-31T23:59:60Z"}""", "format /joined")]
    [InlineData("""{"joined":"2026-00-05T17:45:00Z"}""", "format /joined")]
    [InlineData("""{"joined":"0000-10-05T17:45:00Z"}""", "format /joined")]
    [InlineData("""{"joined":"2026-10-05T17:45:00.Z"}""", "format /joined")]
    [InlineData("""{"joined":"2026-10-05T17:45:00.1234567890Z"}""", "format /joined")]
    public void Records_are_closed_and_times_have_the_forms_of_the_platform(string record, string? violation)
    {
        var document = Parse(Answer).Specs[0].Parts[0].Document!;
        var violations = SchemaEvaluator.Evaluate(document, TestJson.Instance(record), string.Empty).Violations;
        Assert.Equal(violation, violations.Count == 0 ? null : string.Join(", ", violations.Select(v => $"{v.Keyword} {v.InstancePath}")));
    }

    [Theory]
    [InlineData("""{"$id":"s","meta:resourceType":"schemas","meta:class":"c","allOf":[{"$ref":"x"}]}""", "a schema with references")]
    [InlineData(
        """{"$id":"s","meta:resourceType":"schemas","meta:class":"c","properties":{"a":{"$ref":"x"}}}""", "a schema with references")]
    [InlineData("""{"$id":"s","meta:resourceType":"schemas","properties":{}}""", "a schema without its class")]
    [InlineData("""{"$id":"s","meta:resourceType":"mixins","properties":{}}""", "a field group")]
    [InlineData("""{"$id":"s","meta:resourceType":"datatypes","properties":{}}""", "a data type")]
    [InlineData("""{"$id":"s","meta:resourceType":"classes","properties":{}}""", "a class")]
    [InlineData("""{"results":[{"$id":"s","meta:altId":"a","version":"1","title":"t"}],"_page":{"count":1}}""", "a list of schemas")]
    [InlineData("""{"results":[],"_page":{"count":0}}""", "a list of schemas")]
    [InlineData(
        """{"$schema":"http://json-schema.org/draft-06/schema#","$id":"https://ns.adobe.com/xdm/context/person","meta:extensible":true}""",
        "a source file of XDM in draft-06")]
    public void Every_other_form_is_one_error_that_names_the_header(string text, string form)
    {
        var file = Parse(text);
        Assert.Empty(file.Specs);
        var diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal(DefinitionRules.IncompleteXdmSchema, diagnostic.Rule);
        Assert.StartsWith($"This is {form}", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("xed-full+json; version=1", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"xdm:descriptorIdentity":[{"@id":"1","@type":"xdm:descriptorIdentity"}],"xdm:descriptorLabel":[]}""", null)]
    [InlineData("""{"results":[{"@id":"1","@type":"xdm:descriptorIdentity"}],"_page":{}}""", null)]
    [InlineData("{}", "descriptors")]
    public void Descriptors_are_no_unknown_file(string text, string? kind) =>
        Assert.Empty(SpecParser.Parse(new SpecFileText("d.json", text, kind: kind), []).Diagnostics);

    [Fact]
    public void A_requested_kind_that_the_file_is_not_is_an_error()
    {
        var file = SpecParser.Parse(new SpecFileText("a.json", """{"type":"object"}""", kind: "xdm"), []);
        Assert.Contains("not a schema of the Schema Registry", Assert.Single(file.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keywords_of_the_registry_remain_unknown_in_a_JSON_Schema() => Assert.Equal(
        DefinitionRules.UnknownKeyword, Assert.Single(Parse("""{"type":"object","meta:xdmType":"object"}""").Diagnostics).Rule);

    private static SpecFile Parse(string text) => SpecParser.Parse(new SpecFileText("xdm.json", text), []);
}
