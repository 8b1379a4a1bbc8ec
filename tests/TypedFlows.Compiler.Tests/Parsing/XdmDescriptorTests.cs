using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Rules;
using TypedFlows.Compiler.Tests.Emit;

namespace TypedFlows.Compiler.Tests.Parsing;

/// <summary>Tests the identities that descriptors declare, in every form in which the registry returns them.</summary>
public class XdmDescriptorTests
{
    private const string Id = "https://ns.adobe.com/{TENANT_ID}/schemas/1";

    private const string Email = $$"""
        {
          "@type": "xdm:descriptorIdentity", "xdm:sourceSchema": "{{Id}}", "xdm:sourceVersion": 1,
          "xdm:sourceProperty": "/personalEmail/address", "xdm:namespace": "Email", "xdm:property": "xdm:code", "xdm:isPrimary": true
        }
        """;

    private const string Number = $$"""
        {
          "@type": "xdm:descriptorIdentity", "xdm:sourceSchema": "{{Id}}", "xdm:sourceVersion": 1,
          "xdm:sourceProperty": "/_{TENANT_ID}/memberNumber", "xdm:namespace": 7, "xdm:property": "xdm:id", "xdm:isPrimary": false
        }
        """;

    private const string EmailText = "personalEmail.address Email primary";
    private const string NumberText = "_{TENANT_ID}.memberNumber 7";

    private const string Fields = """
        "properties": {
          "personalEmail": { "type": "object", "properties": { "address": { "title": "Address", "type": "string" } } },
          "workEmail": { "type": "object", "properties": { "address": { "title": "Address", "type": "string" } } },
          "phones": { "type": "array", "items": { "type": "object", "properties": { "a.b": { "type": "string" } } } },
          "identityMap": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "object" } } },
          "_{TENANT_ID}": { "type": "object", "properties": { "memberNumber": { "type": "string" } } }
        }
        """;

    private static readonly string s_schema = Schema(Fields);

    public static TheoryData<string, string, string> Sources => new()
    {
        { s_schema, $$"""{"xdm:descriptorIdentity":[{{Number}},{{Email}}],"xdm:descriptorLabel":[{"@type":"xdm:descriptorLabel"}]}""",
            $"{EmailText}, {NumberText}" },
        { s_schema, $$"""{"results":[{{Email}},{"@type":"xdm:descriptorRelationship","xdm:sourceSchema":"{{Id}}" }],"_page":{} }""", EmailText },
        { s_schema, """{"xdm:descriptorLabel":[]}""", "" },
        { s_schema, $$"""{"xdm:descriptorIdentity":[{{Email.Replace("schemas/1", "schemas/2", StringComparison.Ordinal)}}]}""", "" },
        { s_schema, $$"""{"xdm:descriptorIdentity":[{{Email.Replace("n\": 1", "n\": 2", StringComparison.Ordinal)}}]}""", "" },
        { s_schema, $$"""{"xdm:descriptorIdentity":[{{Email}},{{Email}}]}""", EmailText },
        { s_schema, Descriptor("/identityMap", "\"xdm:isPrimary\":true"), "identityMap  primary" },
        { s_schema, Descriptor("/phones/a.b", "\"xdm:namespace\":\"Phone\""), "phones[*].a\\.b Phone" },
        { s_schema, Descriptor("personalEmail/address", "\"xdm:namespace\":\"Email\""), "personalEmail.address Email" },
        { Schema($"\"meta:descriptors\": [{Email}], {Fields}"), """{"xdm:descriptorLabel":[]}""", EmailText },
        { Schema($"\"meta:descriptors\": [{Email}], {Fields}"), $$"""{"xdm:descriptorIdentity":[{{Email}}]}""", EmailText },
        { Schema("\"meta:descriptors\": {\"xdm:descriptorIdentity\": [" + Email + "]}, " + Fields), "{}", EmailText },
        {
            Schema(Fields.Replace("\"memberNumber\": {",
                "\"memberNumber\": { \"meta:descriptors\": [{\"@type\": \"xdm:descriptorIdentity\", \"xdm:namespace\": \"7\"}],",
                StringComparison.Ordinal)),
            "{}", NumberText
        },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_identities_of_a_schema_are_known(string schema, string descriptors, string expected)
    {
        var compilation = Compile(schema, descriptors);

        Assert.DoesNotContain(compilation.Diagnostics, each => each.Rule.Severity != RuleSeverity.Info);
        var model = Assert.Single(compilation.Models).Value;
        Assert.Equal(
            expected,
            string.Join(", ", model.Xdm!.Identities.Select(each => $"{each.Path} {each.Namespace}{(each.IsPrimary ? " primary" : "")}")));
    }

    [Theory]
    [InlineData("schemas/2", 1)]
    [InlineData("schemas/1", 2)]
    public void Descriptors_of_a_schema_that_is_not_compiled_are_one_information(string schema, int version)
    {
        var other = Email.Replace("schemas/1", schema, StringComparison.Ordinal)
            .Replace("n\": 1", $"n\": {version}", StringComparison.Ordinal);

        var diagnostic = Assert.Single(Compile(s_schema, $$"""{"xdm:descriptorIdentity":[{{other}},{{other}}]}""").Diagnostics);

        Assert.Equal(("TFL0031", RuleSeverity.Info, "descriptors.json"), (diagnostic.Rule.Id, diagnostic.Rule.Severity, diagnostic.Path));
        Assert.Contains($"https://ns.adobe.com/{{TENANT_ID}}/{schema} is not compiled", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(1, diagnostic.Start.Line);
    }

    [Theory]
    [InlineData("\"/personalEmail/adress\"", "TFL0032", "'Garden Members' has no field 'personalEmail.adress'")]
    [InlineData("\"/personalEmail/address/domain\"", "TFL0032", "has no field 'personalEmail.address.domain'")]
    [InlineData("\"/_acme/memberNumber\"", "TFL0032", "has no field '_acme.memberNumber'")]
    [InlineData("[\"/a\", \"/b\"]", "TFL0014", "must be the path of a field, such as /personalEmail/address, but is an array")]
    [InlineData("\"\"", "TFL0014", "must be the path of a field")]
    public void An_identity_without_its_field_is_a_warning_at_its_path(string property, string id, string message)
    {
        var diagnostic = Assert.Single(Compile(s_schema, Descriptor(property, "\"xdm:namespace\":\"Email\"", isJson: true)).Diagnostics);

        Assert.Equal((id, RuleSeverity.Warning, "descriptors.json"), (diagnostic.Rule.Id, diagnostic.Rule.Severity, diagnostic.Path));
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_is_data_of_the_schema_and_documentation_of_its_property()
    {
        const string Program = """
            namespace Demo.Specs;

            public static class Read
            {
                public static string[] Identities() =>
                    System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select(
                        (GardenMembers.Spec with { Id = "other" }).Identities, each => $"{each.Path} {each.Namespace} {each.IsPrimary}"));
            }
            """;
        var code = EmittedCode.From(
            ("specs/xdm/garden.json", s_schema), ("specs/descriptors/garden.json", $$"""{"xdm:descriptorIdentity":[{{Number}},{{Email}}]}"""));

        Assert.Empty(code.Diagnose());
        Assert.Equal(
            ["personalEmail.address Email True", "_{TENANT_ID}.memberNumber 7 False"],
            (string[])code.Load(Program).GetType("Demo.Specs.Read", throwOnError: true)!.GetMethod("Identities")!.Invoke(null, null)!);
        Assert.Contains(
            "<summary>Address. 'personalEmail.address' is the primary identity (namespace Email).</summary>",
            string.Concat(code.Sources.Values), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_depends_only_on_the_files_that_its_identities_are_in()
    {
        var schema = new SpecFileText("schema.json", s_schema).File;
        var descriptors = new SpecFileText("descriptors.json", $$"""{"xdm:descriptorIdentity":[{{Email}}]}""").File;
        var flow = new SpecFileText("flow.json", """{"id":"1","name":"Flow","version":"1.0","optionSpec":{}}""").File;
        Compiler.Reading.SourceFile[] all = [flow, schema, descriptors];

        Assert.Equal(["descriptors.json"], ReferencedFiles.Of(schema, all).Select(file => file.Path));
        Assert.Equal(["schema.json"], ReferencedFiles.Of(descriptors, all).Select(file => file.Path));
        Assert.Empty(ReferencedFiles.Of(flow, all));
    }

    private static string Schema(string members) => $$"""
        {
          "$id": "{{Id}}", "meta:resourceType": "schemas", "meta:class": "c", "version": "1.2", "title": "Garden Members",
          "type": "object", "meta:tenantNamespace": "_{TENANT_ID}", {{members}}
        }
        """;

    private static string Descriptor(string path, string members, bool isJson = false) => $$"""
        {"xdm:descriptorIdentity":[{
          "@type":"xdm:descriptorIdentity","xdm:sourceSchema":"{{Id}}","xdm:sourceProperty":{{(isJson ? path : $"\"{path}\"")}},{{members}}
        }]}
        """;

    private static SpecCompilation Compile(string schema, string descriptors) => SpecCompilation.Create(
        [new("schema.json", schema), new("descriptors.json", descriptors, kind: "descriptors")], "Demo.Specs", FormatAssertion.All);
}
