namespace TypedFlows.Package;

/// <summary>Tests that every rule appears in a real build log at its line, and that each way on its page silences it.</summary>
public class RuleTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    // The chain has more references than the compiler follows.
    private const int TooDeep = 150;

    /// <summary>The files that violate one rule each, with the reported line.</summary>
    private static readonly (string Id, string File, int Line, string Text)[] s_definitions =
    [
        ("TFL0001", "a01.json", 1, """{ "title": "A01" "type": "object" }"""),
        ("TFL0002", "a02.json", 2, "{ \"title\": \"A02\", \"type\": \"object\", \"properties\": { \"a\": {\n\"uiAttributes\": {} } } }"),
        ("TFL0003", "a03.json", 2, "{ \"title\": \"A03\", \"type\": \"object\", \"properties\": { \"a\": {\n\"minimum\": \"1\" } } }"),
        ("TFL0005", "a05.json", 1, """{ "nothing": "known" }"""),
        (
            "TFL0006",
            "a06.json",
            1,
            """{ "id": "6", "name": "A06", "version": "1.0", "scheduleSpec": { "name": "S", "spec": { "type": "object","""
                + """ "properties": { "a": { "type": "string" } } } } }"""),
        (
            "TFL0006",
            "a06b.json",
            1,
            """{ "id": "6", "name": "A06", "version": "1.0", "scheduleSpec": { "name": "S", "spec": { "type": "object","""
                + """ "properties": { "b": { "type": "string" } } } } }"""),
        (
            "TFL0007",
            "a07.json",
            1,
            """{ "id": "7", "name": "same-name", "version": "1.0", "sourceSpec": { "name": "S", "spec": { "type": "object","""
                + """ "properties": { "a": { "type": "string" } } } } }"""),
        (
            "TFL0007",
            "a07b.json",
            1,
            """{ "id": "7b", "name": "SameName", "version": "1.0", "sourceSpec": { "name": "S", "spec": { "type": "object","""
                + """ "properties": { "a": { "type": "string" } } } } }"""),
        ("TFL0008", "a08.json", 2, "{\n\"overlay\": \"nobody\", \"patch\": { \"description\": \"\" } }"),
        (
            "TFL0009",
            "a09.json",
            2,
            "{ \"title\": \"A09\", \"type\": \"object\",\n\"type\": \"object\", \"properties\": { \"a\": { \"type\": \"string\" } } }"),
        (
            "TFL0010",
            "a10.json",
            2,
            "{ \"title\": \"A10\", \"type\": \"object\", \"properties\": { \"a\": { \"type\": \"boolean\",\n\"default\": \"false\" } } }"),
        ("TFL0011", "a11.json", 2, "{ \"id\": \"11\", \"name\": \"A11\", \"version\": \"1.0\", \"authSpec\": [],\n\"mood\": \"good\" }"),
        ("TFL0012", "a12.json", 1, """{ "type": "object", "properties": { "a": { "type": "string" } } }"""),
        (
            "TFL0013",
            "a13.json",
            2,
            "{\n\"$schema\": \"http://json-schema.org/draft-03/schema\", \"title\": \"A13\", \"type\": \"object\", "
                + "\"properties\": { \"a\": { \"type\": \"number\" } } }"),
        ("TFL0014", "a14.json", 2, "{ \"id\": \"14\", \"name\": \"A14\", \"authSpec\": [],\n\"version\": 1 }"),
        (
            "TFL0015",
            "a15.json",
            2,
            "{ \"id\": \"15\", \"name\": \"A15\", \"version\": \"1.0\",\n\"optionSpec\": { \"name\": \"O\", \"type\": \"object\", "
                + "\"properties\": { \"c\": { \"type\": \"string\" } } } }"),
        ("TFL0016", "a16.json", 2, "{ \"overlay\": \"A11\",\n\"patch\": [] }"),
        (
            "TFL0017",
            "a17.json",
            1,
            "{ \"title\": \"A17\", \"allOf\": [{ \"$ref\": \"#/definitions/d0\" }], \"definitions\": { "
                + string.Concat(Enumerable.Range(0, TooDeep).Select(
                    i => $"\"d{i}\": {{ \"type\": \"array\", \"items\": {{ \"$ref\": \"#/definitions/d{i + 1}\" }} }}, "))
                + $"\"d{TooDeep}\": {{ \"type\": \"string\" }} }} }}"),
        ("TFL0018", "a18.json", 2, "{ \"title\": \"A18\", \"type\": \"object\", \"properties\": { \"a\": {\n\"$ref\": \"#/nowhere\" } } }"),
        (
            "TFL0019",
            "a19.json",
            2,
            "{ \"title\": \"A19\", \"type\": \"object\", \"properties\": { \"a\": { \"type\": \"string\",\n\"pattern\": \"(\" } } }"),
        (
            "TFL0020",
            "a20.json",
            2,
            "{ \"title\": \"A20\", \"type\": \"object\", \"properties\": { \"a\": { \"$ref\": \"#/definitions/b\",\n\"minimum\": 1 } }, "
                + "\"definitions\": { \"b\": { \"type\": \"integer\" } } }"),
        ("TFL0021", "a21.json", 1, """{ "overlay": "A11", "patch": { "version": "1.0" } }"""),
        ("TFL0030", "a30.json", 1, """{ "$id": "https://ns.adobe.com/a/schemas/30", "meta:resourceType": "schemas", "allOf": [] }"""),
        (
            "TFL0031", "a31.json", 2,
            "{ \"xdm:descriptorIdentity\": [{\n\"xdm:sourceSchema\": \"https://ns.adobe.com/a/schemas/31\" }] }"),
        (
            "TFL0032", "a32.json", 5,
            "{ \"$id\": \"https://ns.adobe.com/a/schemas/32\", \"meta:resourceType\": \"schemas\", \"meta:class\": \"c\",\n"
                + "\"version\": \"1.0\", \"title\": \"A32\", \"type\": \"object\", \"properties\": { \"a\": { \"type\": \"string\" } },\n"
                + "\"meta:descriptors\": [{\n\"@type\": \"xdm:descriptorIdentity\",\n\"xdm:sourceProperty\": \"/b\" }] }"),
        (
            "TFL0034",
            "a34.json",
            1,
            """{ "$id": "https://ns.adobe.com/a/schemas/34", "meta:resourceType": "schemas", "meta:class": "c", "title": "A34","""
                + """ "type": "object", "properties": { "a": { "type": "string" } } }"""),
    ];

    /// <summary>
    /// The overlays that correct them without a change of the file. The other rules concern what an overlay cannot change.
    /// </summary>
    private static readonly (string Id, string Overlay)[] s_overlays =
    [
        ("TFL0002", """{ "overlay": "A02", "patch": { "properties": { "a": { "uiAttributes": null } } } }"""),
        ("TFL0003", """{ "overlay": "A03", "patch": { "properties": { "a": { "minimum": null } } } }"""),
        (
            "TFL0006",
            """{ "overlay": "6", "patch": { "scheduleSpec": { "spec": { "properties": { "a": null, "b": { "type": "string" } } } } } }"""),
        ("TFL0007", """{ "overlay": "7b", "patch": { "name": "another-name" } }"""),
        ("TFL0010", """{ "overlay": "A10", "patch": { "properties": { "a": { "default": false } } } }"""),
        ("TFL0011", """{ "overlay": "A11", "patch": { "mood": null } }"""),
        ("TFL0013", """{ "overlay": "A13", "patch": { "$schema": null } }"""),
        ("TFL0014", """{ "overlay": "14", "patch": { "version": "1.0" } }"""),
        (
            "TFL0015",
            """{ "overlay": "A15", "patch": { "optionSpec": { "type": null, "properties": null, "spec": { "type": "object","""
                + """ "properties": { "c": { "type": "string" } } } } } }"""),
        ("TFL0018", """{ "overlay": "A18", "patch": { "properties": { "a": { "$ref": null } } } }"""),
        ("TFL0019", """{ "overlay": "A19", "patch": { "properties": { "a": { "pattern": "[(]" } } } }"""),
        ("TFL0020", """{ "overlay": "A20", "patch": { "properties": { "a": { "minimum": null } } } }"""),
    ];

    /// <summary>The overlay under which everything in <see cref="s_usages"/> is valid.</summary>
    private const string UsageOverlay = $$"""
        {
          "overlay": "CRMToAEP",
          "patch": {
            "sourceConnectionSpecIds": ["other"],
            "scheduleSpec": {{ScheduleOverlay}}
          }
        }
        """;

    private const string ScheduleOverlay =
        """{ "spec": { "properties": { "frequency": { "enum": ["once", "minute", "hour", "day", "week", "often"] } }, "then": null,"""
            + """ "else": { "required": null, "then": null, "else": null } } }""";

    private static readonly (string Id, string Code)[] s_usages =
    [
        ("TFL1001", "CrmToAep.ScheduleParams.Minute(1, 5)"),
        ("TFL1002", "new CrmToAep.ScheduleParams { StartTime = 1, Frequency = CrmToAep.Frequency.Once, Interval = 15 }"),
        ("TFL1003", "new CrmToAep.ScheduleParams { StartTime = 1, Frequency = CrmToAep.Frequency.Hour }"),
        ("TFL1004", "CrmToAep.ScheduleParams.ParseJson(\"\"\"{ \"startTime\": 1, \"frequency\": \"often\", \"interval\": 15 }\"\"\"u8)"),
        (
            "TFL1005",
            "new CrmToAep.Flow { Source = new TypedFlows.RawSource(\"other\", \"{}\"), Schedule = CrmToAep.ScheduleParams.Once(1) }"),
    ];

    private static readonly string[] s_definitionIds = [.. s_definitions.Select(each => each.Id).Distinct()];

    private static readonly string[] s_usageIds = [.. s_usages.Select(each => each.Id)];

    [Fact]
    public async Task Every_definition_rule_is_in_the_log_at_its_line_and_silent_by_each_way()
    {
        var consumer = feed.CreateConsumer("Definitions");
        consumer.Write("Program.cs", "System.Console.WriteLine();");
        foreach (var (_, file, _, text) in s_definitions)
        {
            consumer.Write($"specs/{file}", text);
        }

        const string Fields = """<Project><ItemGroup><SpecFile Update="specs/a34.json" Fields="/a;/b" /></ItemGroup></Project>""";
        consumer.Write("Directory.Build.targets", Fields);

        // Infos are not in the log of a build; a project raises their severity to see them. Rules for C# files do not apply to specs.
        consumer.Write("Pragma.cs", $"#pragma warning disable {string.Join(", ", s_definitionIds)}\n");
        consumer.Write(".editorconfig", "root = true\n[*.{cs,json}]\n" + Severities("none", s_definitionIds));
        consumer.Write(".globalconfig", Config("warning", "TFL0002", "TFL0011", "TFL0012", "TFL0031"));
        var log = await consumer.BuildAsync();
        foreach (var id in s_definitionIds)
        {
            Assert.True(
                s_definitions.Any(
                    each => each.Id == id && log.Diagnostics.Any(
                        diagnostic => (diagnostic.Id, diagnostic.File, diagnostic.Line) == (id, each.File, each.Line))),
                $"{id} is not in the log at its line:\n{log.Output}");
        }

        Assert.DoesNotContain(log.Diagnostics, diagnostic => diagnostic.Id == "CS8785");

        consumer.Write(".globalconfig", Config("none", s_definitionIds));
        AssertSilent(await consumer.BuildAsync());

        consumer.Write(".globalconfig", "is_global = true\n");
        consumer.Write(
            "Directory.Build.props",
            $"<Project><PropertyGroup><NoWarn>$(NoWarn);{string.Join(';', s_definitionIds)}</NoWarn></PropertyGroup></Project>");
        AssertSilent(await consumer.BuildAsync());

        consumer.Write("Directory.Build.props", "<Project />");
        consumer.Write(
            "Directory.Build.targets",
            Fields.Replace("</ItemGroup>", "<SpecFile Update=\"specs/*.json\" Severity=\"none\" /></ItemGroup>", StringComparison.Ordinal));
        AssertSilent(await consumer.BuildAsync());

        consumer.Write("Directory.Build.targets", Fields);
        consumer.Write("Assembly.cs", Suppressed("TypedFlows.Specs", s_definitionIds));
        AssertSilent(await consumer.BuildAsync());

        // An overlay leaves the file unchanged, and its corrections are no longer reported.
        consumer.Write("Assembly.cs", string.Empty);
        consumer.Write(".globalconfig", Config("warning", s_definitionIds));
        foreach (var (id, overlay) in s_overlays)
        {
            consumer.Write($"specs/overlays/{id}.json", overlay);
        }

        var overlaid = await consumer.BuildAsync();
        Assert.Equal(
            s_definitionIds.Except(s_overlays.Select(each => each.Id)),
            overlaid.Diagnostics.Where(diagnostic => diagnostic.Id.StartsWith("TFL", StringComparison.Ordinal))
                .Select(diagnostic => diagnostic.Id)
                .Distinct()
                .Order(StringComparer.Ordinal));
    }

    /// <summary>The tests cover what the pages describe for overlays.</summary>
    [Fact]
    public void The_pages_name_an_overlay_where_one_helps()
    {
        var pages = Path.Combine(Repository.Root, "generator", "docs", "rules");
        Assert.Equal(
            s_overlays.Select(each => each.Id),
            Directory.GetFiles(pages, "TFL0*.md")
                .Where(page => File.ReadAllText(page).Contains("an overlay that corrects it", StringComparison.Ordinal))
                .Select(page => Path.GetFileNameWithoutExtension(page))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Formats_are_turned_off_by_a_list_with_semicolons_and_a_mistyped_one_is_reported()
    {
        var consumer = feed.CreateConsumer("Formats");
        consumer.Write(
            "Directory.Build.props",
            "<Project><PropertyGroup><TypedFlowsIgnoredFormats>e-mail;uri;date</TypedFlowsIgnoredFormats></PropertyGroup></Project>");
        consumer.Write(
            "specs/all.json",
            """{ "title": "All", "type": "object", "properties": { "u": { "type": "string", "format": "uri" },"""
                + """ "d": { "type": "string", "format": "date" }, "e": { "type": "string", "format": "email" } } }""");
        consumer.Write(
            "Program.cs",
            """System.Console.WriteLine(new Formats.Specs.All { U = "no uri", D = "no date", E = "no email" }.Validate());""");
        var log = await consumer.BuildAsync();
        var diagnostic = Assert.Single(log.Diagnostics, each => each.Id.StartsWith("TFL0", StringComparison.Ordinal));
        Assert.Equal(("TFL0022", "Formats.csproj"), (diagnostic.Id, diagnostic.File));
        Assert.Contains("'e-mail'", log.Output, StringComparison.Ordinal);

        // The severity is a warning of the project, and both ways on the page silence it.
        consumer.Write(".globalconfig", Config("none", "TFL0022", "TFL1004"));
        AssertSilent(await consumer.BuildAsync());
        consumer.Write(".globalconfig", "is_global = true\n");
        consumer.Write(
            "Directory.Build.props",
            "<Project><PropertyGroup><TypedFlowsIgnoredFormats>e-mail;uri;date</TypedFlowsIgnoredFormats>"
                + "<NoWarn>$(NoWarn);TFL0022;TFL1004</NoWarn></PropertyGroup></Project>");
        AssertSilent(await consumer.BuildAsync());

        // The version that is not turned off is reported at its line.
        Assert.Equal(["TFL1004"], log.Errors.Select(each => each.Id));
        Assert.Contains("email", log.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_usage_rule_is_in_the_log_at_its_line_and_silent_by_each_way()
    {
        var consumer = feed.CreateConsumer("Usages", "flow/CRMToAEP.json");
        consumer.Write("Program.cs", "System.Console.WriteLine();");
        consumer.Write("Plain.cs", Class("Plain", (_, code) => $"    static object Made() => {code};"));
        var log = await consumer.BuildAsync();
        Assert.Equal(
            s_usages.Select((each, i) => (each.Id, Line: (i * 4) + 4)),
            log.Errors.Where(e => e.Id.StartsWith("TFL", StringComparison.Ordinal)).OrderBy(e => e.Line).Select(e => (e.Id, e.Line)));

        // One build with five ways: for a folder, for lines, for a member, for a type, and raw JSON, which may contain anything.
        consumer.Write("Folder/Folder.cs", Class("Folder", (_, code) => $"    static object Made() => {code};"));
        consumer.Write("Folder/.editorconfig", "root = true\n[*.cs]\n" + Severities("none", s_usageIds));
        consumer.Write(
            "Lines.cs",
            Class(
                "Lines",
                (id, code) => $"#pragma warning disable {id}\n    static object Made() => {code};\n#pragma warning restore {id}"));
        consumer.Write(
            "Member.cs",
            Class(
                "Member",
                (id, code) =>
                    $"    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"TypedFlows.Usage\", \"{id}\")]\n    static object Made() "
                        + $"=> {code};"));
        consumer.Write(
            "Type.cs",
            string.Concat(
                s_usages.Select(
                    each =>
                        $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"TypedFlows.Usage\", \"{each.Id}\")]\n"
                            + $"static class Type{each.Id}\n{{\n    static object Made() => "
                            + $"{each.Code.Replace("CrmToAep.", "Usages.Specs.CrmToAep.", StringComparison.Ordinal)};\n}}\n")));
        consumer.Write(
            "Raw.cs",
            "static class Raw { static object Made() => new Usages.Specs.CrmToAep.Flow { "
                + "Source = new TypedFlows.RawSource(Usages.Specs.CrmToAep.SourceConnectionSpecIds[0], \"{ \\\"no\\\": \\\"rule\\\" }\"), "
                + "Schedule = Usages.Specs.CrmToAep.ScheduleParams.Once(1) }; }\n");
        consumer.Write("Plain.cs", string.Empty);
        AssertSilent(await consumer.BuildAsync());

        // The project silences the rule or lowers its severity.
        consumer.Write("Plain.cs", Class("Plain", (_, code) => $"    static object Made() => {code};"));
        consumer.Write(".globalconfig", Config("none", s_usageIds));
        AssertSilent(await consumer.BuildAsync());
        consumer.Write(".globalconfig", Config("warning", s_usageIds));
        var lowered = (await consumer.BuildAsync()).MustSucceed();
        Assert.Equal(
            s_usageIds,
            lowered.Diagnostics.Where(diagnostic => diagnostic.Severity == "warning" && diagnostic.File == "Plain.cs")
                .OrderBy(diagnostic => diagnostic.Line)
                .Select(diagnostic => diagnostic.Id));
        consumer.Write(".globalconfig", "is_global = true\n");
        consumer.Write("Assembly.cs", Suppressed("TypedFlows.Usage", s_usageIds));
        AssertSilent(await consumer.BuildAsync());
        consumer.Write("Assembly.cs", string.Empty);
        consumer.Write(
            "Directory.Build.props",
            $"<Project><PropertyGroup><NoWarn>$(NoWarn);{string.Join(';', s_usageIds)}</NoWarn></PropertyGroup></Project>");
        AssertSilent(await consumer.BuildAsync());

        // An overlay allows what the service accepts in spite of its spec.
        consumer.Write("Directory.Build.props", "<Project />");
        Assert.NotEmpty((await consumer.BuildAsync()).MustFail().Errors);
        consumer.Write("specs/overlay.json", UsageOverlay);
        AssertSilent((await consumer.BuildAsync()).MustSucceed());
    }

    [Fact]
    public async Task The_metadata_of_an_item_sets_its_kind_name_and_severity()
    {
        var consumer = feed.CreateConsumer("Metadata");
        consumer.Write("specs/bare.json", """{ "id": "1", "name": "Bare", "version": "1.0" }""");
        consumer.Write(
            "specs/wrong.json",
            "{ \"title\": \"Wrong\", \"type\": \"object\", \"properties\": { \"a\": { \"type\": \"string\" }, "
                + "\"b\": {\n\"minimum\": \"1\" } } }");
        consumer.Write("Program.cs", "System.Console.WriteLine($\"{Metadata.Specs.Renamed.Id} {typeof(Metadata.Specs.Wrong)}\");");
        Assert.Contains(
            (await consumer.BuildAsync()).MustFail().Errors,
            error => (error.Id, error.File, error.Line) == ("TFL0003", "wrong.json", 2));

        consumer.Write("Directory.Build.targets", """
            <Project>
              <ItemGroup>
                <SpecFile Update="specs/bare.json" Kind="flow" TypeName="Renamed" />
                <SpecFile Update="specs/wrong.json" Severity="warning" />
              </ItemGroup>
            </Project>
            """);
        var log = (await consumer.BuildAsync()).MustSucceed();
        Assert.Equal(
            ("TFL0003", "warning", "wrong.json", 2),
            Assert.Single(log.Diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Severity, diagnostic.File, diagnostic.Line))));
        Assert.StartsWith("1 ", (await consumer.RunAsync()).MustSucceed().Output, StringComparison.Ordinal);
    }

    private static void AssertSilent(ShellResult log) =>
        Assert.DoesNotContain(log.Diagnostics, diagnostic => diagnostic.Id.StartsWith("TFL", StringComparison.Ordinal));

    private static string Config(string severity, params string[] ids) => "is_global = true\n" + Severities(severity, ids);

    private static string Severities(string severity, params string[] ids) =>
        string.Concat(ids.Select(id => $"dotnet_diagnostic.{id}.severity = {severity}\n"));

    private static string Suppressed(string category, string[] ids) =>
        string.Concat(ids.Select(id => $"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"{category}\", \"{id}\")]\n"));

    private static string Class(string name, Func<string, string, string> member) =>
        "using Usages.Specs;\n" + string.Concat(
            s_usages.Select(each => $"static class {name}{each.Id}\n{{\n{member(each.Id, each.Code)}\n}}\n"));
}
