namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Tests types that several specs share: targets of references between files, and data types of XDM.</summary>
public sealed class SharedTypeTests
{
    private const string Base = """
        {"$id": "https://example.org/base.json", "title": "Base", "type": "object", "properties": {
          "home": {"$ref": "#/definitions/address"}, "kind": {"enum": ["x"]}, "spot": {"type": "object", "properties": {"a": {}}}},
          "definitions": {"address": {"type": "object", "required": ["street"], "properties": {
            "street": {"type": "string", "minLength": 2}, "kind": {"enum": ["x"]}, "color": {"$ref": "#/definitions/color"},
            "near": {"type": "array", "items": {"$ref": "#/definitions/address"}}}}, "color": {"enum": ["red", "blue"], "default": "red"}}}
        """;

    private const string One = """
        {"$id": "https://example.org/one.json", "title": "One", "type": "object", "properties": {
          "ship": {"$ref": "base.json#/definitions/address"}, "all": {"$ref": "base.json"},
          "part": {"$ref": "parts.json#/definitions/part"},
          "color": {"$ref": "base.json#/definitions/color"},
          "far": {"allOf": [{"$ref": "base.json#/definitions/address"}, {"properties": {"zip": {"type": "string"}}}]}}}
        """;

    private const string Two = """
        {"title": "Two", "type": "object", "properties": {
          "bill": {"$ref": "https://example.org/base.json#/definitions/address"}, "one": {"$ref": "https://example.org/one.json"},
          "parts": {"type": "array", "items": {"$ref": "https://example.org/parts.json#/definitions/part"}}}}
        """;

    private const string Parts =
        """{"$id": "https://example.org/parts.json", "definitions": {"part": {"type": "object","""
            + """ "properties": {"kind": {"enum": ["y"]}, "id": {"type": "integer"}}}}}""";

    private const string Program = """
        using System.Linq;
        using Demo.Specs;

        internal static class Program
        {
            public static string Run()
            {
                var address = new Address
                {
                    Street = "a", Kind = AddressKind.X, Color = Color.Blue, Near = [new Address { Street = "b" }],
                };
                var one = new One { Ship = address, All = new Base { Home = address, Spot = new BaseSpot() }, Part = new Part { Id = 1 } };
                var two = new Two { Bill = one.Ship, One = one, Parts = [one.Part] };
                return string.Join(" ", two.Validate().Violations.Select(v => v.InstancePath)) + " " + one.WithDefaults().Color + " "
                    + Two.ParseJson("{\"parts\":[{\"kind\":\"y\"}]}"u8).Parts![0].Kind + " "
                    + (SpecTypeInfoResolver.Default.GetTypeInfo(typeof(Address), new()) is not null) + " "
                    + One.ParseJson("{\"far\":{\"street\":\"ab\",\"kind\":\"x\",\"zip\":\"1\"}}"u8).Far!.Kind;
            }
        }
        """;

    [Fact]
    public void A_target_of_references_in_several_files_is_one_type()
    {
        var code = EmittedCode.From(
            ("specs/base.json", Base), ("specs/one.json", One), ("specs/parts.json", Parts), ("specs/two.json", Two));
        Assert.Equal(
            [
                "Address.g.cs", "Base.g.cs", "Color.g.cs", "Links.g.cs", "One.g.cs", "Part.g.cs", "Parts.g.cs", "Two.g.cs",
            ],
            code.Sources.Keys);
        Assert.Empty(code.Diagnose(Program));
        Assert.Equal(
            "/bill/street /bill/near/0/street /one/ship/street /one/ship/near/0/street /one/all/home/street /one/all/home/near/0/street"
                + " Red Y True X",
            code.Load(Program).GetType("Program", throwOnError: true)!.GetMethod("Run")!.Invoke(null, null));
    }

    [Fact]
    public void A_definition_has_the_prefix_of_its_file_without_a_reference_from_another_file() => Assert.Equal(
        ["Base", "BaseAddress", "BaseColor", "BaseKind", "BaseSpot"], Types(EmittedCode.From(("specs/base.json", Base))));

    [Fact]
    public void Definitions_of_one_name_in_different_files_have_the_prefix_of_their_file()
    {
        var code = EmittedCode.From(
            ("specs/base.json", Base),
            ("specs/other.json", """{"title": "Other", "definitions": {"address": {"type": "object", "properties": {"a": {}}}}}"""),
            ("specs/user.json", """
                {"title": "User", "type": "object", "properties": {
                  "a": {"$ref": "base.json#/definitions/address"}, "b": {"$ref": "other.json#/definitions/address"}}}
                """));
        Assert.Equal(
            [
                "Base", "BaseAddress", "BaseAddressKind", "BaseKind", "BaseSpot", "Color", "Other", "OtherAddress", "User",
            ],
            Types(code));
        Assert.Empty(code.Diagnose());
    }

    [Fact]
    public void Flow_specs_share_the_targets_in_a_schema()
    {
        const string Flow = """
            {"id": "@", "name": "@", "version": "1.0", "providerId": "p",
              "optionSpec": {"name": "o", "spec": {"type": "object", "properties": {"part": {"$ref": "parts.json#/definitions/part"}}}}}
            """;
        var code = EmittedCode.From(
            ("specs/a.json", Flow.Replace('@', 'a')), ("specs/b.json", Flow.Replace('@', 'b')), ("specs/parts.json", Parts));
        Assert.Contains("Part.g.cs", code.Sources.Keys);
        Assert.Empty(code.Diagnose("""
            static class Use
            {
                static Demo.Specs.Part? Same(Demo.Specs.A.OptionParams a) => new Demo.Specs.B.OptionParams { Part = a.Part }.Part;
            }
            """));
    }

    [Fact]
    public void A_data_type_is_one_type_in_all_schemas()
    {
        var code = EmittedCode.From(
            ("specs/a.json", Xdm("First", Address("home"), Address("work"))), ("specs/b.json", Xdm("Second", Address("at"))));
        Assert.Equal(["Address", "AddressGeo", "AddressStatus", "First", "Second"], Types(code));
        Assert.Equal(["Address.g.cs", "First.g.cs", "Links.g.cs", "Second.g.cs"], code.Sources.Keys);
        Assert.Empty(code.Diagnose("""
            using Demo.Specs;

            static class Use
            {
                static Second Copy(First first) => new() { Id = "1", At = first.Home };

                static string Path() => Second.Paths.At.Geo.Latitude + First.Paths.Work.City;
            }
            """));
    }

    /// <summary>Tests every subset of several schemas. A primary identity changes the objects that contain it.</summary>
    [Fact]
    public void The_names_of_a_schema_do_not_depend_on_other_files()
    {
        const string Identity = """
            "email": {"type": "object", "required": ["address"], "meta:referencedFrom": "https://ns.adobe.com/xdm/context/emailaddress",
              "properties": {"address": {"type": "string", "minLength": 1}}}
            """;
        const string Plain = """
            "other": {"type": "object", "meta:referencedFrom": "https://ns.adobe.com/xdm/context/emailaddress",
              "properties": {"address": {"type": "string"}}}
            """;
        (string Name, string Text, string[] Types)[] schemas =
        [
            ("a.json", Xdm("First", Address("home")), ["Address", "AddressGeo", "AddressStatus", "First"]),
            ("b.json", Xdm("Second", Plain, Address("work")), ["Address", "AddressGeo", "AddressStatus", "Emailaddress", "Second"]),
            (
                "c.json", Xdm("Third", Identity).Replace("[\"_id\"]", "[\"_id\", \"email\"]", StringComparison.Ordinal),
                ["Third", "ThirdEmail"]),
            ("d.json", Xdm("Fourth", Type("place", "https://ns.adobe.com/xdm/context/environment"),
                Type("x", "https://ns.adobe.com/t/datatypes/" + new string('a', 40)),
                Type("y", "https://ns.adobe.com/t/datatypes/" + new string('a', 40))), ["EnvironmentType", "Fourth", "FourthX"]),
        ];
        for (var set = 1; set < 1 << schemas.Length; set++)
        {
            var chosen = schemas.Where((_, i) => (set & (1 << i)) != 0).ToList();
            var code = EmittedCode.From([.. chosen.Select(schema => (schema.Name, schema.Text))]);
            Assert.Equal(chosen.SelectMany(schema => schema.Types).Distinct().Order(StringComparer.Ordinal), Types(code));
            Assert.Empty(code.Diagnose());
        }
    }

    [Fact]
    public void Of_several_structures_of_a_data_type_the_one_with_the_fewest_rules_keeps_the_name()
    {
        var more = Address("home").Replace("\"city\"", "\"zip\": {\"type\": \"string\"}, \"city\"", StringComparison.Ordinal);
        var code = EmittedCode.From(("specs/a.json", Xdm("First", more)), ("specs/b.json", Xdm("Second", Address("at"))));
        Assert.Equal(
            [
                "Address", "AddressGeo", "AddressStatus", "First", "FirstHome", "FirstHomeGeo", "FirstHomeStatus", "Second",
            ],
            Types(code));
        Assert.Empty(code.Diagnose());
    }

    [Fact]
    public void A_data_type_with_the_name_of_a_spec_belongs_to_the_specs_that_use_it()
    {
        var person = Type("person", "https://ns.adobe.com/xdm/context/person").Replace(
            "\"properties\": {", "\"properties\": {" + Address("home") + ", ", StringComparison.Ordinal);
        var code = EmittedCode.From(("specs/a.json", Xdm("Address", person)), ("specs/b.json", Xdm("Second", person, Address("at"))));
        Assert.Equal(
            [
                "Address", "AddressHome", "AddressHomeGeo", "AddressHomeStatus", "AddressPerson",
                "Second", "SecondAt", "SecondAtGeo", "SecondAtStatus", "SecondPerson",
            ],
            Types(code));
        Assert.Empty(code.Diagnose());
    }

    private static IEnumerable<string> Types(EmittedCode code) => code.Load().GetTypes()
        .Where(type => type.IsVisible && !type.IsNested && type.Name != "SpecTypeInfoResolver")
        .Select(type => type.Name)
        .Order(StringComparer.Ordinal);

    private static string Xdm(string title, params string[] fields) => """
        {"$id": "https://ns.adobe.com/t/schemas/@", "meta:resourceType": "schemas", "meta:class": "c", "version": "1.0", "title": "@",
          "type": "object", "required": ["_id"], "properties": {"_id": {"type": "string"}, #}}
        """.Replace("@", title, StringComparison.Ordinal).Replace("#", string.Join(", ", fields), StringComparison.Ordinal);

    private static string Type(string field, string id) => """
        "@": {"title": "@", "type": "object", "meta:referencedFrom": "#", "properties": {"s": {"type": "string"}}}
        """.Replace("@", field, StringComparison.Ordinal).Replace("#", id, StringComparison.Ordinal);

    private static string Address(string field) => """
        "@": {"title": "At @", "type": "object", "meta:referencedFrom": "https://ns.adobe.com/xdm/common/address", "properties": {
          "city": {"type": "string"}, "status": {"type": "string", "meta:enum": {"a": "A"}},
          "_geo": {"type": "object", "properties": {"latitude": {"type": "number"}}}}}
        """.Replace("@", field, StringComparison.Ordinal);

    [Fact]
    public void An_object_inside_and_outside_of_a_data_type_is_one_type_and_suggestions_are_not_an_enum()
    {
        const string Geo = """
            "geo": {"type": "object", "properties": {"lat": {"type": "number"}, "grid": {"type": "object", "properties": {
              "x": {"type": "string", "minLength": 1}}}}}
            """;
        var code = EmittedCode.From(("specs/shop.json", """
            {"$id": "https://ns.adobe.com/t/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "title": "Shop", "type": "object",
              "properties": {
                "one": {"type": "object", "properties": {"status": {"type": "string", "meta:enum": {"a": "A", "b": "B"}}}},
                "two": {"type": "object", "properties": {"status": {"type": "string", "enum": ["a", "b"]}}},
                "place": {"type": "object", "meta:referencedFrom": "https://ns.adobe.com/xdm/common/address", "properties": { @geo }},
                @geo }}
            """.Replace("@geo", Geo, StringComparison.Ordinal)));
        const string Use = """
            internal static class Program
            {
                public static string Run()
                {
                    var geo = new Demo.Specs.AddressGeo { Lat = 1, Grid = new Demo.Specs.AddressGrid { X = "" } };
                    var shop = new Demo.Specs.Shop { Geo = geo, Place = new Demo.Specs.Address { Geo = geo },
                        One = new() { Status = Demo.Specs.ShopStatus.A }, Two = new() { Status = Demo.Specs.ShopTwoStatus.B } };
                    return string.Join(" ", System.Linq.Enumerable.Select(shop.Validate().Violations, v => v.InstancePath));
                }
            }
            """;
        Assert.Empty(code.Diagnose(Use));
        Assert.Equal(
            "/place/geo/grid/x /geo/grid/x", code.Load(Use).GetType("Program", throwOnError: true)!.GetMethod("Run")!.Invoke(null, null));
    }
}
