using System.Globalization;
using System.Reflection;
using System.Text;
using TypedFlows.Compiler.Tests.Evaluation;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Tests the C# types of XDM schemas: their names, their scalars and the documents that they preserve.</summary>
public sealed class XdmRecordTests
{
    private const string Schema = """
        {
          "$id": "https://ns.adobe.com/garden/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "version": "1.0",
          "title": "Garden", "type": "object", "required": ["_id"], "meta:tenantNamespace": "_garden",
          "properties": {
            "_id": { "type": "string", "meta:xdmType": "string" },
            "id": { "type": "string", "meta:xdmType": "string" },
            "garden": { "type": "string", "meta:xdmType": "string" },
            "class": { "type": "string", "meta:xdmType": "string" },
            "2ndName": { "type": "string", "meta:xdmType": "string" },
            "plot_code": { "type": "string", "meta:xdmType": "string" },
            "plot-code": { "type": "string", "meta:xdmType": "string" },
            "plotCode": { "type": "string", "meta:xdmType": "string" },
            "paths": { "type": "string", "meta:xdmType": "string" },
            "beds": {
              "type": "array", "meta:xdmType": "array",
              "items": {
                "type": "object", "meta:xdmType": "object",
                "properties": {
                  "rows": {
                    "type": "array", "meta:xdmType": "array",
                    "items": { "type": "object", "properties": { "label": { "type": "string" } } }
                  }
                }
              }
            },
            "choice": {
              "oneOf": [
                { "type": "number", "meta:xdmType": "number" },
                { "type": "string", "format": "date-time", "meta:xdmType": "date-time" },
                { "type": "array", "items": { "type": "number", "meta:xdmType": "number" } }
              ]
            },
            "pair": {
              "type": "array",
              "items": [{ "type": "number" }, { "type": "string", "format": "date-time", "meta:xdmType": "date-time" }],
              "additionalItems": { "type": "string", "format": "date", "meta:xdmType": "date" }
            },
            "maybe": { "type": ["number", "null"] },
            "maybeDay": { "type": ["string", "null"], "format": "date", "meta:xdmType": "date" },
            "maybeTimes": { "type": "array", "items": { "type": ["string", "null"], "format": "date-time", "meta:xdmType": "date-time" } },
            "schema": { "type": "string", "meta:xdmType": "string" },
            "tiny": { "type": "integer", "minimum": -128, "maximum": 127, "meta:xdmType": "byte" },
            "tinyAndOne": { "type": "integer", "minimum": -128, "maximum": 128, "meta:xdmType": "byte" },
            "little": { "type": "integer", "minimum": -32768, "maximum": 32767, "meta:xdmType": "short" },
            "littleAndOne": { "type": "integer", "minimum": -32768, "maximum": 32768, "meta:xdmType": "short" },
            "whole": { "type": "integer", "minimum": -2147483648, "maximum": 2147483647, "meta:xdmType": "int" },
            "wholeAndOne": { "type": "integer", "minimum": -2147483648, "maximum": 2147483648, "meta:xdmType": "int" },
            "any": { "type": "integer", "meta:xdmType": "int" },
            "big": { "type": "integer", "minimum": 0, "maximum": 9007199254740992, "meta:xdmType": "long" },
            "area": { "type": "number", "maximum": 90, "meta:xdmType": "number" },
            "areas": { "type": "array", "items": { "type": "number", "meta:xdmType": "number" }, "meta:xdmType": "array" },
            "planted": { "type": "string", "format": "date", "meta:xdmType": "date" },
            "watered": { "type": "string", "format": "date-time", "minLength": 1, "meta:xdmType": "date-time" },
            "harvests": {
              "type": "array", "uniqueItems": true, "meta:xdmType": "array",
              "items": { "type": "string", "format": "date-time", "meta:xdmType": "date-time" }
            },
            "rains": {
              "type": "object", "meta:xdmType": "map",
              "additionalProperties": { "type": "string", "format": "date-time", "meta:xdmType": "date-time" }
            },
            "coded": { "type": "string", "format": "date-time", "pattern": "Z$", "meta:xdmType": "date-time" },
            "soil": { "type": "string", "enum": ["clay", "sand"], "meta:enum": { "clay": "Heavy", "sand": "Light" }, "default": "loam" },
            "shade": { "type": "string", "meta:enum": { "full": "Full shade", "half": "Half shade" }, "meta:xdmType": "string" },
            "old": { "type": "string", "meta:status": "deprecated", "meta:xdmType": "string" },
            "home": {
              "title": "Home", "type": "object", "meta:referencedFrom": "https://ns.adobe.com/xdm/common/spot", "meta:xdmType": "object",
              "properties": { "name": { "title": "Name at home", "type": "string", "meta:xdmType": "string" } }
            },
            "work": {
              "title": "Work", "type": "object", "meta:referencedFrom": "https://ns.adobe.com/xdm/common/spot", "meta:xdmType": "object",
              "properties": { "name": { "title": "Name at work", "type": "string", "meta:xdmType": "string" } }
            }
          }
        }
        """;

    private static readonly Lazy<EmittedCode> s_code = new(() => EmittedCode.From(("specs/xdm/garden.json", Schema)));

    private static readonly Lazy<Assembly> s_loaded = new(() => s_code.Value.Load());

    public static TheoryData<string> Kept =>
    [
        """{"_id":"1","id":"2","garden":"3","class":"4","2ndName":"5","plot_code":"6","plot-code":"7","plotCode":"8","schema":"9"}""",
        """{"_id":"1","tiny":127,"tinyAndOne":128,"little":32767,"littleAndOne":32768,"whole":2147483647,"wholeAndOne":2147483648}""",
        """{"_id":"1","any":9223372036854775807,"big":9007199254740992}""",
        """{"_id":"1","area":0.10000000000000000555111512312578270211815834045410156250001,"areas":[1,9007199254740993,-0.5]}""",
        """{"_id":"1","planted":"2024-02-29","watered":"2026-10-05T17:45:00.123456789+00:00"}""",
        """{"_id":"1","watered":"2026-10-05T17:45:00.120+15:30"}""",
        """{"_id":"1","watered":"2026-10-05T17:45:00\u005a"}""",
        """{"_id":"1","watered":"9999-12-31T23:59:59-08:00","harvests":["0001-01-01T00:00:00+01:00"]}""",
        """{"_id":"1","harvests":["2026-10-05T17:45:00Z","2026-10-05T17:45:00.0Z","2026-10-05T19:45:00+02:00"]}""",
        """{"_id":"1","rains":{"":"2026-10-05T17:45:00.000000001Z","a.b":"2026-10-05T17:45:00Z"}}""",
        """{"_id":"1","choice":1.5,"pair":[1,"2026-10-05T17:45:00.0Z","2026-10-05"],"maybe":null,"maybeDay":null}""",
        """{"_id":"1","choice":"2026-10-05T17:45:00.0Z","maybe":2,"maybeDay":"2026-10-05","maybeTimes":["2026-10-05T17:45:00.0Z",null]}""",
        """{"_id":"1","choice":[9007199254740993]}""",
        """{"_id":"1","coded":"2026-10-05T17:45:00Z","soil":"sand","shade":"other","old":"x","home":{"name":"a"},"work":{}}""",
    ];

    [Fact]
    public void The_types_compile_without_a_warning() => Assert.Empty(s_code.Value.Diagnose());

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_document_survives_a_round_trip(string json)
    {
        var probe = RecordProbe.Of(s_loaded.Value, "Garden");
        foreach (var culture in new[] { "", "tr-TR", "de-DE", "ar-SA" })
        {
            using var _ = new CultureScope(culture);
            var (value, result) = probe.Parse(Encoding.UTF8.GetBytes(json));
            Assert.True(result.IsValid, result.ToString());
            Assert.True(value!.Validate().IsValid, value.Validate().ToString());
            Assert.Equal(TestJson.Value(json), TestJson.Value(Encoding.UTF8.GetString(RecordProbe.Write(value))));
        }
    }

    [Theory]
    [InlineData("""{"_id":"1","area":90.00000000000000000001}""", "maximum /area")]
    [InlineData("""{"_id":"1","tinyAndOne":129}""", "maximum /tinyAndOne")]
    [InlineData("""{"_id":"1","watered":"2026-10-05"}""", "format /watered")]
    [InlineData("""{"_id":"1","planted":"2026-02-30"}""", "format /planted")]
    [InlineData("""{"_id":"1","harvests":["2026-10-05T17:45:00Z","2026-10-05T17:45:00Z"]}""", "uniqueItems /harvests")]
    [InlineData("""{"_id":"1","rains":{"a":"x"}}""", "format /rains/a")]
    [InlineData("""{"_id":"1","old":null}""", "type /old")]
    [InlineData("""{"_id":"1","home":{"title":"x"}}""", "additionalProperties /home/title")]
    [InlineData("""{}""", "required ")]
    public void A_violation_is_reported_at_its_location(string json, string violation)
    {
        var probe = RecordProbe.Of(s_loaded.Value, "Garden");
        var only = Assert.Single(probe.Parse(Encoding.UTF8.GetBytes(json)).Result.Violations);
        Assert.Equal(violation, $"{only.Keyword} {only.InstancePath}");
        Assert.Equal(only, Assert.Single(probe.Validate(Encoding.UTF8.GetBytes(json)).Violations));
    }

    [Theory]
    [InlineData("Id", typeof(string))]
    [InlineData("IdValue", null)]
    [InlineData("Id2", typeof(string))]
    [InlineData("_2ndName", typeof(string))]
    [InlineData("PlotCode3", typeof(string))]
    [InlineData("Tiny", typeof(sbyte?))]
    [InlineData("TinyAndOne", typeof(short?))]
    [InlineData("Little", typeof(short?))]
    [InlineData("LittleAndOne", typeof(int?))]
    [InlineData("Whole", typeof(int?))]
    [InlineData("WholeAndOne", typeof(long?))]
    [InlineData("Any", typeof(long?))]
    [InlineData("Big", typeof(long?))]
    [InlineData("Area", typeof(double?))]
    [InlineData("Areas", typeof(IReadOnlyList<double>))]
    [InlineData("Planted", typeof(DateOnly?))]
    [InlineData("Watered", typeof(DateTimeOffset?))]
    [InlineData("Harvests", typeof(IReadOnlyList<DateTimeOffset>))]
    [InlineData("Rains", typeof(IReadOnlyDictionary<string, DateTimeOffset>))]
    [InlineData("Coded", typeof(string))]
    [InlineData("Shade", typeof(string))]
    public void A_field_has_the_type_that_holds_every_value(string name, Type? type) =>
        Assert.Equal(type, s_loaded.Value.GetType("Demo.Specs.Garden", throwOnError: true)!.GetProperty(name)?.PropertyType);

    [Fact]
    public void One_data_type_is_one_record_and_texts_are_documentation()
    {
        var garden = s_loaded.Value.GetType("Demo.Specs.Garden", throwOnError: true)!;
        Assert.Equal("Spot", garden.GetProperty("Home")!.PropertyType.Name);
        Assert.Equal(garden.GetProperty("Home")!.PropertyType, garden.GetProperty("Work")!.PropertyType);
        Assert.Equal("full", s_loaded.Value.GetType("Demo.Specs.GardenShade", throwOnError: true)!.GetField("Full")!.GetRawConstantValue());
        Assert.NotNull(garden.GetProperty("Old")!.GetCustomAttribute<ObsoleteAttribute>());
        Assert.Null(garden.GetMethod("WithDefaults"));
    }

    [Fact]
    public void An_assigned_value_replaces_the_text_that_was_read()
    {
        const string Program = """
            namespace Demo.Specs;

            public static class Edit
            {
                public static Garden Water(Garden garden) => garden with { Watered = garden.Watered!.Value.AddHours(1), Area = 2 };

                public static Garden Rename(Garden garden) => garden with { Id = "2" };

                public static Garden New() => new()
                {
                    Id = "3", Watered = new System.DateTimeOffset(2026, 10, 5, 17, 45, 0, 120, System.TimeSpan.FromHours(-3)),
                    Planted = new System.DateOnly(2024, 2, 29), Tiny = -5, Areas = new[] { 0.5 },
                };
            }
            """;
        var loaded = s_code.Value.Load(Program);
        var read = RecordProbe.Of(loaded, "Garden").Parse(
            """{"_id":"1","area":1.00000000000000000001,"watered":"2026-10-05T17:45:00.100000000+00:00"}"""u8.ToArray()).Value!;
        Assert.Equal("""{"_id":"1","area":2,"watered":"2026-10-05T18:45:00.1Z"}""", Edit("Water", read));
        Assert.Equal("""{"_id":"2","area":1.00000000000000000001,"watered":"2026-10-05T17:45:00.100000000+00:00"}""", Edit("Rename", read));
        Assert.Equal(
            """{"_id":"3","tiny":-5,"areas":[0.5],"planted":"2024-02-29","watered":"2026-10-05T17:45:00.12-03:00"}""", Edit("New"));

        string Edit(string method, params object[] arguments) => Encoding.UTF8.GetString(RecordProbe.Write(
            (ISpecObject)loaded.GetType("Demo.Specs.Edit")!.GetMethod(method)!.Invoke(null, arguments)!));
    }

    [Fact]
    public void Paths_are_those_of_a_mapping_and_usable_as_text()
    {
        const string Program = """
            namespace Demo.Specs;

            public static class Map
            {
                public static string[] Paths() =>
                [
                    Garden.Paths.Id, Garden.Paths.PlotCode2, Garden.Paths.Home, Garden.Paths.Home.Name, Garden.Paths.Work.Name,
                    Garden.Paths.Areas, Garden.Paths.Areas[2], Garden.Paths.Areas.Each, Garden.Paths.Rains, Garden.Paths.Rains["a.b"],
                    Garden.Paths.Beds[0].Rows.Each.Label, default(Garden.FieldPaths).Home.Name, Garden.Paths.PathsValue,
                ];

                public static string Schema() =>
                    $"{Garden.Spec.Title} {Garden.Spec.Reference.Id} {Garden.Spec.ClassId} {Garden.Spec.TenantNamespace}";

                public static TypedFlows.XdmPath<System.DateTimeOffset> Typed() => Garden.Paths.Watered;
            }
            """;
        var map = s_code.Value.Load(Program).GetType("Demo.Specs.Map", throwOnError: true)!;
        Assert.Equal(
            [
                "_id", "plot-code", "home", "home.name", "work.name", "areas", "areas[2]", "areas[*]", "rains", @"rains.a\.b",
                "beds[0].rows[*].label", "home.name", "paths",
            ],
            (string[])map.GetMethod("Paths")!.Invoke(null, null)!);
        Assert.Equal("Garden https://ns.adobe.com/garden/schemas/1 c _garden", map.GetMethod("Schema")!.Invoke(null, null));
    }

    private sealed class CultureScope : IDisposable
    {
        private readonly CultureInfo _before = CultureInfo.CurrentCulture;

        public CultureScope(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

        public void Dispose() => CultureInfo.CurrentCulture = _before;
    }
}
