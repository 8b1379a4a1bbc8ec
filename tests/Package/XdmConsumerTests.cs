namespace TypedFlows.Package;

/// <summary>Tests a project outside the repository that compiles an XDM schema and maps to its fields.</summary>
public class XdmConsumerTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Schema = """
        {
          "$id": "https://ns.adobe.com/_{TENANT_ID}/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "version": "1.0",
          "title": "Garden", "type": "object", "meta:tenantNamespace": "_{TENANT_ID}",
          "properties": {
            "name": { "type": "string", "meta:xdmType": "string" },
            "old": { "type": "string", "meta:status": "deprecated" },
            "size": { "type": "integer", "minimum": -128, "maximum": 127, "meta:xdmType": "byte" },
            "planted": { "type": "string", "format": "date-time", "meta:xdmType": "date-time" },
            "beds": { "type": "array", "items": { "type": "object", "properties": { "size": { "type": "number" } } } }
          }
        }
        """;

    [Fact]
    public async Task Mistakes_of_a_mapping_are_in_the_log_at_their_lines_and_silent_by_a_pragma()
    {
        const string Rows = """
                    ["a"] = "nme",
                    ["b"] = "beds.size",
                    ["c"] = "old",
                    ["d"] = Garden.Paths.Beds[0].Size,
            """;
        var consumer = feed.CreateConsumer("Mapping");
        consumer.Write("specs/xdm/garden.json", Schema);
        consumer.Write("Program.cs", Program(Rows));
        var log = (await consumer.BuildAsync()).MustFail();
        Assert.Equal(
            [("TFL1006", "error", 8), ("TFL1007", "error", 9), ("TFL1009", "warning", 10)],
            log.Diagnostics.Where(each => each.Id.StartsWith("TFL", StringComparison.Ordinal)).OrderBy(each => each.Line)
                .Select(each => (each.Id, each.Severity, each.Line)));
        Assert.Contains("the nearest is 'name'", log.Output, StringComparison.Ordinal);

        consumer.Write("Program.cs", "#pragma warning disable TFL1006, TFL1007, TFL1009\n" + Program(Rows));
        Assert.DoesNotContain(
            (await consumer.BuildAsync()).MustSucceed().Diagnostics, each => each.Id.StartsWith("TFL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_field_that_is_not_included_is_in_the_log_with_its_pointer()
    {
        var consumer = feed.CreateConsumer("Excluded");
        consumer.Write("specs/xdm/garden.json", Schema);
        consumer.Write(
            "Directory.Build.targets",
            """<Project><ItemGroup><SpecFile Update="specs/xdm/garden.json" Fields="/name" /></ItemGroup></Project>""");
        consumer.Write("Program.cs", """
            using Excluded.Specs;

            Console.WriteLine(new Garden { Name = "a" }.Size);
            """);
        var log = (await consumer.BuildAsync()).MustFail();
        Assert.Equal(["CS1061", "TFL1021"], log.Diagnostics.Where(each => each.Line == 3).Select(each => each.Id).Order());
        Assert.Contains("add /size to the metadata Fields of specs/xdm/garden.json", log.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_of_expressions_are_in_the_log_at_their_columns_and_silent_by_a_pragma()
    {
        // The columns are those of the first character of the mistake in each form of literal.
        const string Rows = """"
                    MappingRow.Expression("concat(\"a\", uper(name))", to: "name"),
                    MappingRow.Expression(@"concat(""a"", to_date(name))", to: "name"),
                    MappingRow.Expression("""concat("a", first name)""", to: "name"),
                    MappingRow.Expression("""
                        concat("a"
                        """, to: "name"),
                    MappingRow.Expression($"concat({Field}, concat())", to: "name"),
                    MappingRow.Expression("iif(name" + " = 'a', 1, 2)", to: "name"),
                    MappingRow.Expression("items[*]", to: "name"),
                    MappingRow.Expression("size_of(name)", to: Garden.Paths.Planted),
                    MappingRow.Expression("concat(date, name.trim())", to: "name"),
                    MappingRow.Expression("concat(upper(name), ${first name})", to: "name"),
            """";
        var consumer = feed.CreateConsumer("Mapping");
        consumer.Write("specs/xdm/garden.json", Schema);
        consumer.Write("Program.cs", Program(Rows) + "\npartial class Program { private const string Field = \"name\"; }\n");
        var log = (await consumer.BuildAsync()).MustFail();
        Assert.Equal(
            [
                ("TFL1010", "error", 8, 46), ("TFL1010", "error", 9, 47), ("TFL1010", "error", 10, 52), ("TFL1010", "error", 12, 23),
                ("TFL1010", "error", 14, 49), ("TFL1010", "error", 15, 46), ("TFL1010", "error", 16, 38), ("TFL1010", "error", 17, 32),
                ("TFL1011", "warning", 18, 39), ("TFL1011", "warning", 18, 50),
            ],
            log.Diagnostics.Where(each => each.Id.StartsWith("TFL", StringComparison.Ordinal)).OrderBy(each => each.Line)
                .ThenBy(each => each.Column).Select(each => (each.Id, each.Severity, each.Line, each.Column)));
        foreach (var remedy in (string[])
        [
            "the nearest is 'upper'", "use 'date'", "as ${first name}", "add ')'", "requires at least 1", "write '=='",
            "map the path as an attribute", "an integer, which the destination of type date cannot take", "as ${date}",
        ])
        {
            Assert.Contains(remedy, log.Output, StringComparison.Ordinal);
        }

        consumer.Write(
            "Program.cs",
            "#pragma warning disable TFL1010, TFL1011\n" + Program(Rows)
                + "\npartial class Program { private const string Field = \"name\"; }\n");
        Assert.DoesNotContain(
            (await consumer.BuildAsync()).MustSucceed().Diagnostics, each => each.Id.StartsWith("TFL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_identity_without_a_row_and_a_column_without_a_conversion_are_in_the_log()
    {
        var consumer = feed.CreateConsumer("Mapping");
        consumer.Write("specs/xdm/garden.json", Schema);
        consumer.Write("specs/descriptors/garden.json", """
            {
              "xdm:descriptorIdentity": [{
                "@type": "xdm:descriptorIdentity", "xdm:sourceSchema": "https://ns.adobe.com/_{TENANT_ID}/schemas/1",
                "xdm:sourceProperty": "/name", "xdm:namespace": "GardenName", "xdm:isPrimary": true
              }]
            }
            """);
        consumer.Write("specs/table.json", """
            {
              "id": "c", "name": "Table", "version": "1.0",
              "sourceSpec": { "name": "S", "spec": { "type": "object", "properties": { "columns": { "type": "array", "items": {
                "type": "object", "properties": { "name": { "type": "string" }, "type": { "type": "string" } } } } } } }
            }
            """);
        consumer.Write("specs/copy.json", """
            { "id": "f", "name": "CopyTable", "version": "1.0", "sourceConnectionSpecIds": ["c"], "targetConnectionSpecIds": [] }
            """);
        consumer.Write("Program.cs", """
            using Mapping.Specs;
            using TypedFlows.Client;

            var source = new Table.Source { Columns = [new() { Name = "a", Type = "boolean" }] };
            Console.WriteLine(Garden.Spec.Identities[0]);
            static void Use(Pipeline pipeline) => Console.WriteLine(pipeline.Name);
            Use(new Pipeline("garden")
            {
                Schema = Garden.Spec,
                Flow = new CopyTable.Flow { Source = source },
                Mapping = { ["a"] = "planted" },
            });
            Use(new Pipeline("garden") { Schema = Garden.Spec, Flow = new CopyTable.Flow { Source = source }, Mapping = { ["a"] = "size" } });
            """);
        var log = (await consumer.BuildAsync()).MustFail();
        Assert.Equal(
            [("TFL1007", "error", 11), ("TFL1008", "warning", 11), ("TFL1007", "error", 13), ("TFL1008", "warning", 13)],
            log.Diagnostics.Where(each => each.Id.StartsWith("TFL", StringComparison.Ordinal)).OrderBy(each => each.Line)
                .ThenBy(each => each.Id, StringComparer.Ordinal).Select(each => (each.Id, each.Severity, each.Line)));
        Assert.Contains("'name' is the primary identity of Garden (namespace GardenName)", log.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_keeps_what_was_read_in_a_project_that_treats_warnings_as_errors()
    {
        var consumer = feed.CreateConsumer("Record");
        consumer.Write("specs/xdm/garden.json", Schema);
        consumer.Write(
            "Directory.Build.props",
            "<Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup></Project>");
        consumer.Write("Compliant.cs", "[assembly: System.CLSCompliant(true)]\n");
        consumer.Write("Program.cs", """"
            using System.Buffers;
            using System.Text;
            using Record.Specs;

            var garden = Garden.ParseJson(
                """{"size":5,"planted":"2026-10-05T17:45:00.123456789+00:00","beds":[{"size":9007199254740993}]}"""u8);
            var output = new ArrayBufferWriter<byte>();
            (garden with { Name = "Roses" }).WriteTo(output);
            Console.WriteLine(Encoding.UTF8.GetString(output.WrittenSpan));
            Console.WriteLine(new Garden { Name = "Roses" }.Validate());
            """");
        (await consumer.BuildAsync()).MustSucceed();
        Assert.Equal(
            [
                """{"name":"Roses","size":5,"planted":"2026-10-05T17:45:00.123456789+00:00","beds":[{"size":9007199254740993}]}""", "valid",
            ],
            (await consumer.RunAsync()).MustSucceed().Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }

    private static string Program(string rows) => $$"""
        using Mapping.Specs;
        using TypedFlows.Client;

        static Pipeline Create(TypedFlows.IFlow flow) => new("garden")
        {
            Schema = Garden.Spec, Flow = flow, Mapping =
            {
        {{rows}}
            },
        };
        Console.WriteLine((Func<TypedFlows.IFlow, Pipeline>)Create);
        """;
}
