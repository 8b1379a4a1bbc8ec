using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests;

/// <summary>Tests which files are generated again when a file with descriptors changes.</summary>
public class DescriptorTests
{
    private const string Schema = """
        {
          "$id": "https://ns.adobe.com/acme/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "version": "1.0",
          "title": "Garden", "type": "object", "properties": { "name": { "type": "string" } }
        }
        """;

    private const string Descriptors = """
        {
          "xdm:descriptorIdentity": [{
            "@id": "1", "@type": "xdm:descriptorIdentity", "xdm:sourceSchema": "https://ns.adobe.com/acme/schemas/1",
            "xdm:sourceProperty": "/name", "xdm:namespace": "GardenName", "xdm:isPrimary": true
          }]
        }
        """;

    [Fact]
    public void A_changed_identity_generates_its_schema_again_and_no_other_one()
    {
        var host = Host();
        Assert.Contains("XdmIdentity(\"name\", \"GardenName\", true)", host.Run().Source("Garden.g.cs"), StringComparison.Ordinal);

        var run = host.Edit("/project/specs/garden-descriptors.json", text => text.Replace("GardenName", "Plot", StringComparison.Ordinal))
            .Run();

        Assert.Contains("XdmIdentity(\"name\", \"Plot\", true)", run.Source("Garden.g.cs"), StringComparison.Ordinal);
        Assert.Equal(1, run.Changed(StepNames.Models));
        Assert.Equal(1, run.Changed(StepNames.Sources));
    }

    [Fact]
    public void A_change_without_an_effect_on_identities_generates_nothing()
    {
        var host = Host();
        host.Run();
        var run = host.Edit(
            "/project/specs/garden-descriptors.json", text => text.Replace("\"@id\": \"1\"", "\"@id\": \"2\"", StringComparison.Ordinal)).Run();
        Assert.Equal(0, run.Changed(StepNames.Models));
        Assert.Equal(0, run.Changed(StepNames.Sources));
    }

    private static GeneratorHost Host() => new(
        new SpecInput("/project/specs/garden.json", Schema),
        new SpecInput(
            "/project/specs/orchard.json",
            Schema.Replace("Garden", "Orchard", StringComparison.Ordinal).Replace("schemas/1", "schemas/2", StringComparison.Ordinal)),
        new SpecInput("/project/specs/garden-descriptors.json", Descriptors));
}
