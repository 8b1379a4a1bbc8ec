using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests the changes of XDM schemas and of their identities, with the generated members that they name.</summary>
public class XdmDiffTests
{
    private const string Id = "https://ns.adobe.com/garden/schemas/1";

    private const string Schema = $$"""
        {
          "$id": "{{Id}}", "meta:resourceType": "schemas", "meta:class": "https://ns.adobe.com/xdm/context/profile", "version": "1.0",
          "title": "Garden Members", "type": "object", "required": ["personID"],
          "properties": {
            "personID": { "type": "string", "meta:xdmType": "string" },
            "personalEmail": {
              "type": "object", "meta:xdmType": "object",
              "properties": { "address": { "title": "Address", "type": "string", "meta:xdmType": "string" } }
            },
            "beds": {
              "type": "array", "meta:xdmType": "array",
              "items": {
                "type": "object", "meta:xdmType": "object",
                "properties": { "size": { "type": "integer", "meta:xdmType": "int" },
                  "soil": { "type": "string", "enum": ["clay", "sand"] },
                  "light": { "type": "string", "meta:enum": { "sun": "Sun", "shade": "Shade" } } }
              }
            }
          }
        }
        """;

    private const string Email = $$"""
        {
          "@type": "xdm:descriptorIdentity", "xdm:sourceSchema": "{{Id}}", "xdm:sourceVersion": 1,
          "xdm:sourceProperty": "/personalEmail/address", "xdm:namespace": "Email", "xdm:isPrimary": false
        }
        """;

    private const string Nothing = "0 breaking, 0 compatible, 0 cosmetic";

    public static TheoryData<string, string, string> Fields => new()
    {
        { "\"personalEmail\": {", "\"mail\": {", "breaking   GardenMembers.PersonalEmail was removed" },
        { "\"size\": {", "\"width\": {", "breaking   GardenMembersBed.Size was removed; Width of the same type is new" },
        { "\"integer\", \"meta:xdmType\": \"int\"", "\"string\"", "breaking   GardenMembersBed.Size is string, was " },
        { "\"integer\", \"meta:xdmType\": \"int\"", "\"string\", \"format\": \"date\", \"meta:xdmType\": \"date\"",
            "breaking   GardenMembersBed.Size is DateOnly, was " },
        { "[\"personID\"]", "[\"personID\", \"beds\"]", "breaking   GardenMembers.Beds is required now" },
        { "\"object\", \"meta:xdmType\": \"object\",\n        \"properties\": { \"size\"",
            "\"object\", \"required\": [\"size\"], \"meta:xdmType\": \"object\",\n        \"properties\": { \"size\"",
            "breaking   GardenMembersBed.Size is required now" },
        { "[\"clay\", \"sand\"]", "[\"clay\"]", "breaking   GardenMembersSoil.Sand was removed" },
        { "[\"clay\", \"sand\"]", "[\"clay\", \"sand\", \"silt\"]", "compatible GardenMembersSoil.Silt is new" },
        { "\"soil\": {", "\"slope\": { \"type\": \"number\" }, \"soil\": {", "compatible GardenMembersBed.Slope is new and optional "
            + "(double?)" },
        { "[\"personID\"]", "[]", "compatible GardenMembers.PersonId is optional now (string?)" },
        { ", \"shade\": \"Shade\"", "", "breaking   GardenMembersLight.Shade was removed: \"shade\" is no longer suggested" },
        { "\"Shade\"", "\"Half shade\"", "cosmetic   GardenMembersLight.Shade has another description" },
        { "\"soil\": {", "\"soil\": { \"meta:status\": \"deprecated\",", "compatible GardenMembersBed.Soil is deprecated now" },
        { "\"Address\"", "\"Mail address\"", "cosmetic   GardenMembersPersonalEmail.Address has another description" },
    };

    public static TheoryData<string, string, string> Identities => new()
    {
        { "", Email, "compatible GardenMembers.Paths.PersonalEmail.Address is an identity (namespace Email) now" },
        { "", Primary(Email), "breaking   GardenMembers.Paths.PersonalEmail.Address is the primary identity (namespace Email) now" },
        { Email, "", "breaking   GardenMembers.Paths.PersonalEmail.Address is no longer an identity (namespace Email)" },
        { Email, Primary(Email),
            "breaking   GardenMembers.Paths.PersonalEmail.Address is the primary identity (namespace Email), was an identity (namespace "
                + "Email)" },
        { Email, Email.Replace("\"Email\"", "\"Mail\"", StringComparison.Ordinal),
            "breaking   GardenMembers.Paths.PersonalEmail.Address is an identity (namespace Mail), was an identity (namespace Email)" },
        { Email, Email, Nothing },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_change_of_a_field_has_its_level_and_its_member(string from, string to, string text)
    {
        var changed = Schema.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Schema, changed);
        Assert.Contains(await DiffAsync(Schema, "", changed, ""), line => line.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public async Task A_change_of_an_identity_names_its_path(string before, string after, string text) =>
        Assert.Contains(await DiffAsync(Schema, before, Schema, after), line => line.Contains(text, StringComparison.Ordinal));

    [Fact]
    public async Task A_schema_of_another_sandbox_is_the_same_schema() => Assert.Equal(
        "0 breaking, 0 compatible, 1 cosmetic",
        (await DiffAsync(Schema, Email, Of("other"), Email.Replace("garden/schemas/1", "other", StringComparison.Ordinal)))[^1]);

    [Fact]
    public async Task A_schema_is_compared_with_the_service_and_so_are_its_identities()
    {
        using var folder = new TemporaryFolder();
        folder.Write("held/garden.json", Of("held/1"));
        folder.Write("mine/garden.json", Schema.Replace("\"size\": {", "\"slope\": { \"type\": \"number\" }, \"size\": "
            + "{", StringComparison.Ordinal));
        folder.Write("mine/descriptors.json", $$"""{"xdm:descriptorIdentity":[{{Email}}]}""");
        folder.Write("gone/garden.json", Schema.Replace("Garden Members", "Other Members", StringComparison.Ordinal));
        await using var platform = await RunningEmulator.StartAsync(folder["held"]);

        var lines = (await ToolRun.OfAsync("diff", folder["mine"], "--endpoint", platform.Address())).MustEnd(ExitCode.Found).Lines;
        var gone = (await ToolRun.OfAsync("diff", folder["gone"], "--endpoint", platform.Address())).MustEnd(ExitCode.Found).Lines;

        Assert.Contains(lines, line => line.Contains("GardenMembersBed.Slope was removed", StringComparison.Ordinal));
        Assert.Contains(
            lines,
            line => line.Contains("GardenMembers.Paths.PersonalEmail.Address is no longer an identity", StringComparison.Ordinal));
        Assert.Contains(gone, line => line.Contains("OtherMembers the spec was removed with its types", StringComparison.Ordinal));
    }

    private static string Of(string id) => Schema.Replace("garden/schemas/1", id, StringComparison.Ordinal);

    private static string Primary(string identity) =>
        identity.Replace("\"xdm:isPrimary\": false", "\"xdm:isPrimary\": true", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> DiffAsync(string before, string identity, string after, string newIdentity)
    {
        using var folder = new TemporaryFolder();
        folder.Write("old/garden.json", before);
        folder.Write("old/descriptors.json", $$"""{"xdm:descriptorIdentity":[{{identity}}]}""");
        folder.Write("new/garden.json", after);
        folder.Write("new/descriptors.json", $$"""{"xdm:descriptorIdentity":[{{newIdentity}}]}""");
        var run = await ToolRun.OfAsync("diff", folder["old"], folder["new"]);
        run.MustEnd(run.Lines.Any(line => line.StartsWith("breaking", StringComparison.Ordinal)) ? ExitCode.Found : ExitCode.Success);
        return run.Lines;
    }
}
