using System.Text;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Tests.Evaluation;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Tests records of an XDM schema with only some fields. They accept, reject and preserve the same documents.</summary>
public sealed class IncludedFieldTests
{
    private const string Schema = """
        {
          "$id": "https://ns.adobe.com/t/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "title": "Shop", "type": "object",
          "required": ["_id", "core"],
          "properties": {
            "_id": {"type": "string", "minLength": 2},
            "core": {"type": "object", "required": ["key"], "properties": {
              "key": {"type": "string"}, "note": {"type": "string", "maxLength": 3}}},
            "web": {"type": "object", "properties": {
              "page": {"type": "object", "properties": {
                "url": {"type": "string", "format": "uri"}, "views": {"type": "integer", "minimum": 1}}},
              "agent": {"type": "string"}}},
            "lines": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["sku"], "properties": {
              "sku": {"type": "string", "pattern": "^[a-z]"}, "price": {"type": "number"},
              "at": {"type": "string", "format": "date-time", "meta:xdmType": "date-time"}}}},
            "place": {"type": "object", "meta:referencedFrom": "https://ns.adobe.com/xdm/common/address", "properties": {
              "city": {"type": "string"}, "zip": {"type": "string", "minLength": 2}}},
            "other": {"type": "object", "meta:referencedFrom": "https://ns.adobe.com/xdm/common/address", "properties": {
              "city": {"type": "string"}, "zip": {"type": "string", "minLength": 2}}},
            "from": {"type": "object", "title": "From", "required": ["at"], "properties": {
              "at": {"type": "object", "properties": {"lat": {"type": "number", "maximum": 90}, "_": {"type": "boolean"}}},
              "stops": {"type": "array", "items": {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}},
              "byDay": {"type": "object", "additionalProperties": {"type": "object", "properties": {"s_members": {"type": "string"}}}}}},
            "to": {"type": "object", "title": "To", "required": ["at"], "properties": {
              "at": {"type": "object", "properties": {"lat": {"type": "number", "maximum": 90}, "_": {"type": "boolean"}}},
              "stops": {"type": "array", "items": {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}},
              "byDay": {"type": "object", "additionalProperties": {"type": "object", "properties": {"s_members": {"type": "string"}}}}}},
            "labels": {"type": "object", "additionalProperties": {"type": "string", "maxLength": 2}},
            "properties": {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
          }
        }
        """;

    private const string Some = "/web/page/url;/lines/price;/place/city;/properties/a";

    private static readonly EmittedCode s_some = From(Some);
    private static readonly Lazy<System.Reflection.Assembly> s_cut = new(() => s_some.Load());
    private static readonly Lazy<System.Reflection.Assembly> s_whole = new(() => From(null).Load());

    [Fact]
    public void The_properties_are_the_fields_the_objects_around_them_and_required_fields()
    {
        Assert.Equal(["AdditionalProperties", "Core", "Id", "Lines", "Place", "Properties", "Web"], Properties("Shop"));
        Assert.Equal(["AdditionalProperties", "Key"], Properties("ShopCore"));
        Assert.Equal(["AdditionalProperties", "Page"], Properties("ShopWeb"));
        Assert.Equal(["AdditionalProperties", "Url"], Properties("ShopPage"));
        Assert.Equal(["AdditionalProperties", "Price", "Sku"], Properties("ShopLine"));
        Assert.Equal(["AdditionalProperties", "City"], Properties("ShopPlace"));
        Assert.Equal(["A", "AdditionalProperties"], Properties("ShopProperties"));
        Assert.Null(s_cut.Value.GetType("Demo.Specs.Address"));
        Assert.Empty(s_some.Diagnose());
    }

    [Theory]
    [InlineData("/place", "Address")]
    [InlineData(" /web ; web/page | /place/ ", "ShopWeb")]
    public void A_whole_object_has_its_own_type(string fields, string typeName) =>
        Assert.NotNull(From(fields).Load().GetType($"Demo.Specs.{typeName}"));

    [Theory]
    [InlineData("""{"_id": "ab", "core": {"key": "k"}}""")]
    [InlineData("""{"_id": "ab", "core": {"key": "k", "note": "abc"}, "web": {"agent": "x", "page": {"url": "http://a", "views": 1.0}}}""")]
    [InlineData("""{"_id": "a", "core": {"note": "abcd"}}""")]
    [InlineData("""{"core": {"key": "k", "wrong": 1}, "wrong": {}}""")]
    [InlineData("""{"_id": "ab", "core": {"key": "k"}, "web": {"agent": 1, "page": {"views": 0, "url": "x y", "more": null}}}""")]
    [InlineData(
        """{"_id": "ab", "core": {"key": "k"},"""
            + """ "lines": [{"sku": "A", "at": "2026-01-01"}, {"price": 1.5, "at": "2026-01-01T00:00:00Z"}, 3]}""")]
    [InlineData(
        """{"_id": "ab", "core": {"key": "k"}, "lines": [{"sku": "a", "price": 1.50, "at": "2026-01-01T00:00:00.123456789+00:00"}]}""")]
    [InlineData("""{"_id": "ab", "core": {"key": "k"}, "place": {"zip": "1"}, "other": {"zip": "1", "x": 2}, "labels": {"a": "abc"}}""")]
    [InlineData(
        """{"_id": "ab", "core": {"key": "k"}, "place": {"zip": "12", "city": "c"}, "other": {"zip": "12"}, "labels": {"a": "ab"}}""")]
    [InlineData("""{"_id": "ab", "core": null, "other": null, "properties": {"b": null}}""")]
    [InlineData("""{"_id": "ab", "core": {"key": "k"}, "properties": {"b": "x", "a": "y"}}""")]
    [InlineData(
        """{"_id": "ab", "core": {"key": "k"}, "from": {"at": {"lat": 91, "_": 1, "x": 2}, "stops": [{"n": 1.5}, {}, 4], "more": 1},"""
            + """ "to": {"stops": {}, "byDay": {"mon": {"s_members": 1}, "tue": []}}}""")]
    [InlineData(
        """{"_id": "ab", "core": {"key": "k"}, "from": {"at": {"lat": 9, "_": true}, "stops": [{"n": 1}], "byDay": {"mon": {}}},"""
            + """ "to": {"at": {}}}""")]
    [InlineData("3")]
    public void A_record_accepts_rejects_and_preserves_the_same_documents(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        var (whole, cut) = (RecordProbe.Of(s_whole.Value, "Shop"), RecordProbe.Of(s_cut.Value, "Shop"));
        var wanted = Shown(whole.Validate(json));
        Assert.Equal(wanted, Shown(cut.Validate(json)));
        var (value, result) = cut.Parse(json);
        Assert.Equal(wanted, Shown(result));
        Assert.Equal(wanted.Any(), value is null);
        if (value is not null)
        {
            Assert.Empty(Shown(value.Validate()));
            Assert.Equal(TestJson.Value(text), TestJson.Value(Encoding.UTF8.GetString(RecordProbe.Write(value))));
            Assert.Equal(value, cut.Parse(RecordProbe.Write(value)).Value);
        }
    }

    [Fact]
    public void The_rules_of_equal_objects_without_properties_are_emitted_once()
    {
        string[] rules = ["ShopAddressRules", "ShopAtRules", "ShopByDayItemRules", "ShopFromRules", "ShopStopRules"];
        var types = s_cut.Value.GetTypes().Where(type => type.Name.EndsWith("Rules", StringComparison.Ordinal)).ToList();
        Assert.Equal(rules, types.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.All(types, type => Assert.False(type.IsVisible));
    }

    [Theory]
    [InlineData("/web/pag")]
    [InlineData("/properties/web")]
    [InlineData("/place;/Web")]
    public void A_pointer_that_is_not_that_of_a_field_is_an_error(string fields)
    {
        var compiled = SpecCompiler.Compile(
            new SpecFileText("specs/shop.json", Schema) { Fields = fields }, [], [], FormatAssertion.All);
        Assert.Equal("TFL0034", Assert.Single(compiled.Diagnostics).Rule.Id);
    }

    private static EmittedCode From(string? fields) => EmittedCode.From([new SpecFileText("specs/shop.json", Schema) { Fields = fields }]);

    private static IEnumerable<string> Properties(string type) => s_cut.Value.GetType($"Demo.Specs.{type}", throwOnError: true)!
        .GetProperties().Where(property => property.GetMethod is { IsStatic: false }).Select(property => property.Name)
        .Except(["EqualityContract"]).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Shown(ValidationResult result) =>
        result.Violations.Select(v => $"{v.InstancePath} {v.Keyword} {v.SchemaPath}").Order(StringComparer.Ordinal);
}
