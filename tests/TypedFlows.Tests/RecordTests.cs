using System.Text;
using System.Text.Json;
using TypedFlows.CompilerServices;

namespace TypedFlows.Tests;

public sealed class RecordTests
{
    [Fact]
    public void Paths_and_names_lead_through_any_depth()
    {
        var record = new SampleRecord { Number = -1 };
        for (var i = 0; i < 12; i++)
        {
            record = new SampleRecord { Number = 0, Children = [new SampleRecord { Number = 1 }, record] };
        }

        var violation = Assert.Single(record.Validate().Violations);
        Assert.Equal(string.Concat(Enumerable.Repeat("/children/1", 12)) + "/number", violation.InstancePath);
        Assert.Equal(
            string.Concat(Enumerable.Repeat("/properties/children/items", 12)) + "/properties/number/minimum", violation.SchemaPath);
        Assert.Equal(
            $"Sample: '{string.Join(".", Enumerable.Repeat("children[1]", 12))}.number' must be at least 0, but is -1", violation.Message);
    }

    [Fact]
    public void A_record_by_itself_is_the_document() =>
        Assert.Equal(
            "Sample: 'number' must be at least 0, but is -1",
            Assert.Single(new SampleRecord { Number = -1 }.Validate().Violations).Message);

    [Fact]
    public void Validating_what_is_valid_allocates_nothing()
    {
        var record = new SampleRecord { Number = 1, Children = [new SampleRecord { Number = 2 }] };
        for (var i = 0; i < 100; i++)
        {
            Assert.True(record.Validate().IsValid);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        record.Validate();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("""{"number":1.0}""", 1)]
    [InlineData("""{"number":"x","number":15e1}""", 150)]
    [InlineData(""" {"number" : -0 } """, 0)]
    public void Numbers_and_duplicates_are_read_by_meaning(string json, long number) =>
        Assert.Equal(number, SpecJson.Parse<SampleRecord>(Encoding.UTF8.GetBytes(json)).Number);

    [Fact]
    public void The_serializer_reads_and_writes_records()
    {
        var options = new JsonSerializerOptions { Converters = { new SpecRecordConverter<SampleRecord>() } };
        Assert.Equal("""{"number":5}""", JsonSerializer.Serialize(new SampleRecord { Number = 5 }, options));
        Assert.Equal(5, JsonSerializer.Deserialize<SampleRecord>("""{"number":5}""", options)!.Number);
        var exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SampleRecord>("""{"number":"a"}""", options));
        Assert.Contains("'number' must be an integer", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_serializer_checks_all_rules_unless_its_options_skip_them()
    {
        const string Json = """{"number":1,"children":[{"number":6},{"number":-16}]}""";
        var options = new JsonSerializerOptions { Converters = { new SpecRecordConverter<SampleRecord>() } };
        var exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SampleRecord>(Json, options));
        Assert.Equal(SpecJson.Validate<SampleRecord>(Encoding.UTF8.GetBytes(Json)).ToString(), exception.Message);

        var unchecking = new JsonSerializerOptions(options) { Converters = { new SkipValidationConverter() } };
        var read = JsonSerializer.Deserialize<SampleRecord>(Json, unchecking)!;
        Assert.False(read.Validate().IsValid);
    }

    [Theory]
    [InlineData("""{"number":5,"children":[{"number":6}]}""")]
    [InlineData("""{"number" : 5, /* five */ "children" : [ {"number" : 6,}, ], }""")]
    [InlineData("""{"number":1,"children":[{"number":6}],"number":5}""")]
    [InlineData("""{"number":5.0,"children":[{"\u006eumber":60e-1}]}""")]
    public void The_serializer_reads_what_its_options_allow(string json)
    {
        var options = new JsonSerializerOptions
        {
            Converters = { new SpecRecordConverter<SampleRecord>() },
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        };
        var read = JsonSerializer.Deserialize<SampleRecord[]>($"[{json}, {json}]", options)!;
        Assert.All(read, record => Assert.Equal((5, 6), (record.Number, Assert.Single(record.Children!).Number)));
        Assert.Equal(2, read.Length);
    }

    [Theory]
    [InlineData("""{"path":"/"}""", null)]
    [InlineData("[]", "type")]
    [InlineData("{", "json")]
    public void A_raw_source_must_be_an_object(string json, string? keyword)
    {
        ISourceFor<string> source = new RawSource("id", json);
        Assert.Equal(keyword, source.Validate().Violations.SingleOrDefault()?.Keyword);
        Assert.Equal(("id", "1.0"), (source.ConnectionSpecId, source.ConnectionSpecVersion));
    }

    [Fact]
    public void A_raw_flow_validates_and_writes_its_parts()
    {
        var connection = new RawConnection("connection", new RawAuth("Key", """{"key":"k"}"""), "2.0");
        var flow = new RawFlow("flow", new RawSource("connection", "{}"), "1.1")
        {
            Transformations = [new Transformation("Copy", new RawParameters("[]"))],
            Schedule = new RawParameters("""{"startTime":1}"""),
        };

        Assert.Equal(["/transformations/0/params"], flow.Validate().Violations.Select(violation => violation.InstancePath));
        Assert.Equal(("flow", "1.1", "connection"), (flow.FlowSpecId, flow.FlowSpecVersion, flow.Source.ConnectionSpecId));
        Assert.Equal(
            ("connection", "2.0", "Key"), (connection.ConnectionSpecId, connection.ConnectionSpecVersion, connection.Auth!.SpecName));
        Assert.Equal("""{"startTime":1}""", Written(flow.Schedule));
        Assert.Equal("""{"key":"k"}""", Written(connection.Auth));
        Assert.False(new RawAuth("Key", "{").Validate().IsValid);

        static string Written(ISpecObject value)
        {
            using var text = new MemoryStream();
            using (var writer = new System.Text.Json.Utf8JsonWriter(text))
            {
                value.WriteTo(writer);
            }

            return System.Text.Encoding.UTF8.GetString(text.ToArray());
        }
    }

    [Fact]
    public void Missing_is_not_null()
    {
        Optional<string?> missing = default;
        Optional<string?> none = (string?)null;
        Assert.False(missing.IsPresent);
        Assert.True(none.IsPresent);
        Assert.NotEqual(missing, none);
        Assert.Equal(none, new Optional<string?>(null));
    }
}
