using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Tests.Emit;

namespace TypedFlows.Compiler.Tests.Modeling;

/// <summary>Tests the rules of Naming.md.</summary>
public sealed class NamingTests
{
    [Theory]
    [InlineData("CRMToAEP", "CrmToAep")]
    [InlineData("CloudStorageToAEP", "CloudStorageToAep")]
    [InlineData("amazon-s3", "AmazonS3")]
    [InlineData("hubspot", "Hubspot")]
    [InlineData("SFTP", "Sftp")]
    [InlineData("SFTP with SSH Key", "SftpWithSshKey")]
    [InlineData("ConnectionString", "ConnectionString")]
    [InlineData("s3AccessKey", "S3AccessKey")]
    [InlineData("meta:xdmType", "MetaXdmType")]
    [InlineData("errorDiagnosticsEnabled", "ErrorDiagnosticsEnabled")]
    [InlineData("HTTP API without transformation", "HttpApiWithoutTransformation")]
    [InlineData("3d-model", "_3dModel")]
    [InlineData("", "Empty")]
    [InlineData(",", "Comma")]
    [InlineData("\t", "Tab")]
    [InlineData("\\", "Backslash")]
    [InlineData("\u0001", "U0001")]
    [InlineData("größe", "Größe")]
    public void Words_become_a_name(string text, string name) => Assert.Equal(name, Names.Pascal(text));

    [Theory]
    [InlineData("Class", "@class")]
    [InlineData("StartTime", "startTime")]
    [InlineData("_3dModel", "_3dModel")]
    public void Locals_begin_lower(string name, string local) => Assert.Equal(local, Names.Camel(name));

    [Theory]
    [InlineData("Columns", "Column")]
    [InlineData("Properties", "Property")]
    [InlineData("Address", "AddressItem")]
    [InlineData("Data", "DataItem")]
    public void Items_take_the_singular(string list, string item) => Assert.Equal(item, Names.Singular(list));

    [Fact]
    public void Equal_types_of_one_name_are_merged_and_others_get_the_name_of_their_owner()
    {
        var code = EmittedCode.From(("specs/flow.json", """
            {"id": "1", "name": "Some flow", "version": "1.0", "transformationSpecs": [
                {"name": "Copy", "spec": {"type": "object", "properties": {
                    "deltaColumn": {"type": "object", "properties": {"name": {"type": "string"}}},
                    "mode": {"type": "string", "enum": ["a", "b"]}}}},
                {"name": "Run", "spec": {"type": "object", "properties": {
                    "deltaColumn": {"type": "object", "properties": {"id": {"type": "string"}}},
                    "mode": {"type": "string", "enum": ["a", "b"]}}}}]}
            """));
        var model = Assert.Single(code.Models);
        Assert.Equal(
            ["CopyDeltaColumn", "CopyParams", "RunDeltaColumn", "RunParams"],
            model.Records.Select(r => r.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["Mode"], model.Enums.Select(e => e.Name));
        Assert.Empty(code.Diagnose());
    }

    [Fact]
    public void Members_that_clash_end_in_Value_or_a_number()
    {
        var code = EmittedCode.From(("specs/odd.json", """
            {"type": "object", "title": "Odd", "properties": {
                "equals": {"type": "string"}, "get-hash-code": {"type": "integer"}, "validate": {"type": "boolean"},
                "class": {"type": "string"},
                "odd": {"type": "string"}, "a-b": {"type": "string"}, "aB": {"type": "string"}, "A_B": {"type": "string"},
                "reader": {"type": "string"}, "json": {"type": "string"},
                "separator": {"type": "string", "enum": [",", "\t", "", "\\", "a", "A"]}}}
            """));
        var record = Assert.Single(Assert.Single(code.Models).Records);
        Assert.Equal(
            ["EqualsValue", "GetHashCodeValue", "ValidateValue", "Class", "OddValue", "AB", "AB2", "AB3", "Reader", "Json", "Separator"],
            record.Members.Select(m => m.Name));
        Assert.Equal(["Comma", "Tab", "Empty", "Backslash", "A", "A2"], Assert.Single(code.Models[0].Enums).Members.Select(m => m.Name));
        Assert.Empty(code.Diagnose());
    }
}
