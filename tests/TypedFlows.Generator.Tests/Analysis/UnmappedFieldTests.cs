using Microsoft.CodeAnalysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>
/// Tests the rule for required fields and identities to which nothing is mapped (TFL1008), reported and unreported, in the assembly of the
/// schema and in a referencing one.
/// </summary>
public class UnmappedFieldTests
{
    private const string Id = "https://ns.adobe.com/acme/schemas/1";

    private const string Schema = $$"""
        {
          "$id": "{{Id}}", "meta:resourceType": "schemas", "meta:class": "c", "version": "1.0",
          "title": "Garden", "type": "object", "meta:tenantNamespace": "_acme", "required": ["name", "kind", "personalEmail"],
          "properties": {
            "name": { "type": "string" },
            "kind": { "type": "string", "enum": ["a", "b"], "default": "a" },
            "planted": { "type": "string", "format": "date" },
            "personalEmail": {
              "type": "object", "required": ["address"],
              "properties": { "address": { "type": "string", "minLength": 1 }, "status": { "type": "string" } }
            },
            "owner": {
              "type": "object", "required": ["id", "place"],
              "properties": {
                "id": { "type": "string" }, "note": { "type": "string" },
                "place": { "type": "object", "required": ["x"], "properties": { "x": { "type": "number" }, "y": { "type": "number" } } }
              }
            },
            "beds": {
              "type": "array",
              "items": { "type": "object", "required": ["size"], "properties": { "size": { "type": "number" }, "soil": { "type": "string" } } }
            },
            "identityMap": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "object" } } },
            "_acme": { "type": "object", "properties": { "memberNumber": { "type": "string" } } }
          }
        }
        """;

    private const string Descriptors = $$"""
        {
          "xdm:descriptorIdentity": [
            {
              "@type": "xdm:descriptorIdentity", "xdm:sourceSchema": "{{Id}}", "xdm:sourceVersion": 1,
              "xdm:sourceProperty": "/personalEmail/address", "xdm:namespace": "Email", "xdm:isPrimary": true
            },
            {
              "@type": "xdm:descriptorIdentity", "xdm:sourceSchema": "{{Id}}", "xdm:sourceVersion": 1,
              "xdm:sourceProperty": "/_acme/memberNumber", "xdm:namespace": "Member", "xdm:isPrimary": false
            }
          ]
        }
        """;

    private const string Name = "[\"n\"] = \"name\", ";
    private const string Both = Name + "[\"e\"] = \"personalEmail.address\", ";

    private const string Assigned =
        "Pipeline q; q = new Pipeline(\"q\") { Schema = Garden.Spec, Flow = flow, Mapping = { " + Name + " } }; ";

    private static readonly Dictionary<string, string[]> s_rows = new()
    {
        [Name] = ["personalEmail.address"],
        ["[\"e\"] = Garden.Paths.PersonalEmail.Address"] = ["name"],
        ["[\"m\"] = Garden.Paths.Acme.MemberNumber"] = ["personalEmail.address", "name"],
        ["new MappingRow(\"n\", \"name\"), new(\"s\", Garden.Paths.PersonalEmail.Status)"] = ["personalEmail.address"],
        [Both + "[\"o\"] = \"owner.note\""] = ["owner.id", "owner.place.x"],
        [Both + "[\"o\"] = Garden.Paths.Owner.Id, [\"y\"] = \"owner.place.y\""] = ["owner.place.x"],
        [Both + "[\"s\"] = Garden.Paths.Beds[0].Soil"] = ["beds[0].size"],
        [Both + "[\"s\"] = \"beds[*].soil\", [\"z\"] = \"beds[*].size\", [\"t\"] = \"beds[1].soil\""] = ["beds[1].size"],
        [Both] = [],
        [Both + "[\"k\"] = \"planted\""] = [],
        [Name + "[\"e\"] = Garden.Paths.PersonalEmail"] = [],
        [Name + "[\"e\"] = \"identityMap\""] = [],
        [Name + "[\"e\"] = Garden.Paths.IdentityMap[\"Email\"]"] = [],
        [Name + "[\"e\"] = \"identityMap.Email[0].id\""] = [],
        [Both + "[\"o\"] = \"owner\""] = [],
        [Both + "[\"o\"] = \"owner.id\", [\"p\"] = \"owner.place\""] = [],
        [Both + "[\"b\"] = \"beds\""] = [],
        [Both + "[\"b\"] = \"beds[0]\""] = [],
        [Both + "[\"b\"] = Garden.Paths.Beds[text.Length].Soil"] = [],
        [Name + "[\"e\"] = text"] = [],
        [Name + "[\"e\"] = flag ? \"planted\" : \"personalEmail.address\""] = [],
        [Name + "[\"e\"] = \"personalEmail.adress\""] = [],
        [string.Empty] = [],
    };

    /// <summary>The forms of a pipeline with the rows of an initializer.</summary>
    private static readonly Dictionary<string, string> s_forms = new()
    {
        ["discard"] = "_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { @R } };",
        ["target-typed"] = "Pipeline p = new(\"p\") { Mapping = { @R }, Schema = Garden.Spec, Flow = flow };",
        ["local that is used"] =
            "var p = new Pipeline(\"p\") { Schema = Garden.Spec with { Id = \"x\" }, Flow = flow, Mapping = { @R } }; "
                + "p.ApplyAsync(null!); foreach (var row in p.Mapping) { } _ = p.Mapping.Count + p.Name; "
                + "_ = System.Linq.Enumerable.Count(p.Mapping);",
        ["local schema"] =
            "var schema = Garden.Spec; _ = new Pipeline(\"p\") { Schema = schema, Flow = flow, Mapping = { @R } };",
        ["argument"] = "Use(new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { @R } });",
        ["argument of a local"] =
            "var p = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { @R } }; Use(p);",
        ["return of a private method"] =
            "_ = Create(); Pipeline Create() => new(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { @R } };",
        ["call"] = "_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { @R } }.ApplyAsync(null!);",
        ["array"] = "Pipeline[] all = [new(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { @R } }];",
    };

    /// <summary>The statements with rows that are added later, with the reported fields.</summary>
    private static readonly Dictionary<string, string[]> s_later = new()
    {
        ["p.Mapping.Add(new MappingRow(\"n\", \"name\"));"] = ["personalEmail.address"],
        ["p.Mapping[\"n\"] = \"name\"; p.Mapping[\"o\"] = Garden.Paths.Planted;"] = ["personalEmail.address"],
        ["var row = new MappingRow(\"n\", Garden.Paths.Name); p.Mapping.Add(row);"] = ["personalEmail.address"],
        ["p.Mapping.Add(new(\"n\", \"name\")); p.Mapping[\"e\"] = \"personalEmail.address\";"] = [],
        ["p.Mapping[\"n\"] = \"name\"; if (flag) { p.Mapping[\"e\"] = \"personalEmail.address\"; }"] = [],
        ["p.Mapping[\"n\"] = \"name\"; if (flag) p.Mapping.Add(new(\"e\", \"personalEmail.address\"));"] = [],
        ["p.Mapping[\"n\"] = \"name\"; foreach (var c in text) p.Mapping[c.ToString()] = \"planted\";"] = [],
        ["p.Mapping[\"n\"] = \"name\"; System.Action add = () => p.Mapping[\"e\"] = \"personalEmail.address\"; add();"] = [],
        ["p.Mapping[\"n\"] = \"name\"; p.Mapping.Add(Row());"] = [],
        ["p.Mapping[\"n\"] = \"name\"; p.Mapping[\"e\"] = text;"] = [],
        ["p.Mapping[\"n\"] = \"name\"; var table = p.Mapping; table[\"e\"] = \"personalEmail.address\";"] = [],
        ["p.Mapping[\"n\"] = \"name\"; if (flag) { p = other; }"] = [],
        ["p.Mapping[\"n\"] = \"name\"; var q = p; q.Mapping[\"e\"] = \"personalEmail.address\";"] = [],
        ["p.Mapping[\"n\"] = \"name\"; (Pipeline, int) t = (p, 1); t.Item1.Mapping[\"e\"] = \"personalEmail.address\";"] = [],
        ["p.Mapping[\"n\"] = \"name\"; (p ?? other).Mapping.Add(new(\"e\", \"personalEmail.address\"));"] = [],
        [Assigned + "q.Mapping[\"e\"] = \"planted\";"] = ["personalEmail.address"],
        [Assigned + "q.Mapping[\"e\"] = \"personalEmail.address\";"] = [],
        ["var (q, _) = (new Pipeline(\"q\") { Schema = Garden.Spec, Flow = flow, Mapping = { " + Name + " } }, 1); "
            + "q.Mapping[\"e\"] = \"personalEmail.address\";"] = [],
    };

    private static readonly string[] s_unknown =
    [
        "_ = new Pipeline(\"p\") { Schema = XdmSchema.Profile(), Flow = flow, Mapping = { [\"n\"] = \"name\" } };",
        "_ = new Pipeline(\"p\") { Schema = definition, Flow = flow, Mapping = { [\"n\"] = \"name\" } };",
        "_ = new Pipeline(\"p\") { Schema = flag ? Garden.Spec : null!, Flow = flow, Mapping = { [\"n\"] = \"name\" } };",
        "_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow };",
        "#pragma warning disable TFL1008\n_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { [\"n\"] = \"name\" } };",
    ];

    private static readonly string[] s_statements =
    [
        .. s_forms.Values.SelectMany(form => s_rows.Keys.Select(rows => form.Replace("@R", rows, StringComparison.Ordinal))),
        .. s_unknown,
    ];

    // These add rows to the mappings of other pipelines.
    private static readonly string[] s_laterStatements = [.. s_later.Keys.Select(Later)];

    private static readonly PipelineCode s_code = Code("private static MappingRow Row() => new(\"a\", \"name\");");

    private static readonly Lazy<Task<IReadOnlyList<(string Id, string Text, string Message)>[]>> s_inside =
        new(() => s_code.FindAllAsync(isReferenced: false, s_statements));

    private static readonly Lazy<Task<IReadOnlyList<(string Id, string Text, string Message)>[]>> s_outside =
        new(() => s_code.FindAllAsync(isReferenced: true, s_statements));

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var form in s_forms.Keys)
            {
                foreach (var rows in s_rows.Keys)
                {
                    cells.Add(form, rows);
                }
            }

            return cells;
        }
    }

    public static TheoryData<string> LaterRows => [.. s_later.Keys];

    public static TheoryData<string> Unknown => [.. s_unknown];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_field_without_a_row_is_reported_in_every_form_and_in_both_assemblies(string form, string rows) =>
        await AssertAsync(s_forms[form].Replace("@R", rows, StringComparison.Ordinal), s_rows[rows]);

    [Theory]
    [MemberData(nameof(LaterRows))]
    public async Task Rows_that_are_added_later_count(string statements)
    {
        var index = Array.IndexOf(s_laterStatements, Later(statements));
        foreach (var isReferenced in new[] { false, true })
        {
            AssertFields(s_later[statements], (await s_code.FindAllAsync(isReferenced, s_laterStatements))[index]);
        }
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task What_is_not_proven_is_silent(string statement) => await AssertAsync(statement, []);

    [Theory]
    [InlineData(Name, "'personalEmail.address' is the primary identity of Garden (namespace Email), but nothing is mapped to it; add a "
        + "row for it")]
    [InlineData("[\"e\"] = \"personalEmail.address\"", "Garden requires 'name', but nothing is mapped to it; add a row for it")]
    public async Task The_message_names_the_field_and_the_reason(string rows, string message)
    {
        var statement = s_forms["discard"].Replace("@R", rows, StringComparison.Ordinal);
        var found = Assert.Single((await s_code.FindAllAsync(isReferenced: false, [statement]))[0]);
        Assert.Equal(("Mapping", message), (found.Text, found.Message));
    }

    [Theory]
    [InlineData("public static void Fill(Pipeline pipeline) => pipeline.Mapping[\"e\"] = \"personalEmail.address\";")]
    [InlineData("private static void Fill(Pipeline pipeline) { pipeline.Mapping.Add(new(\"e\", \"personalEmail.address\")); }")]
    [InlineData("private static void Fill(Pipeline pipeline) { if (pipeline is { Mapping: var m }) m[\"e\"] = \"name\"; }")]
    [InlineData("private static void Fill(Pipeline pipeline) => Fill(pipeline?.Mapping!); private static void Fill(MappingTable t) { }")]
    public async Task A_pipeline_that_other_code_receives_is_silent_if_that_code_may_add_rows(string members)
    {
        var code = Code(members);
        foreach (var isReferenced in new[] { false, true })
        {
            var found = await code.FindAllAsync(
                isReferenced, [.. s_forms.Values.Select(form => form.Replace("@R", Name, StringComparison.Ordinal))]);
            Assert.Equal(
                ["discard", "target-typed", "local that is used", "local schema", "argument", "argument of a local", "call"],
                s_forms.Keys.Where((_, i) => found[i].Count > 0));
        }
    }

    [Theory]
    [InlineData("static void Fill(Pipeline p) => p.Mapping[\"e\"] = \"personalEmail.address\";", false)]
    [InlineData("static void Fill(Pipeline p) { var table = p.Mapping; table.Add(new(\"e\", \"personalEmail.address\")); }", false)]
    [InlineData("static void Fill(Pipeline p) => More(p); static void More(Pipeline q) => q.Mapping[\"e\"] = \"planted\";", false)]
    [InlineData("static void Fill(object p) => ((Pipeline)p).Mapping[\"e\"] = \"planted\";", false)]
    [InlineData("static System.Action<Pipeline> Fill = p => p.Mapping.Add(new(\"e\", \"planted\"));", false)]
    [InlineData("interface IFill { void Do(Pipeline p); } static IFill fill = null!; static void Fill(Pipeline p) => fill.Do(p);", false)]
    [InlineData("static void Fill(object p) => System.Console.WriteLine(p);", true)]
    [InlineData("static void Fill(Pipeline p) => new System.Collections.Generic.List<Pipeline>().Add(p);", true)]
    [InlineData("static void Fill(Pipeline p) => System.Console.WriteLine(p.Mapping.Count);", true)]
    [InlineData("static void Fill(Pipeline p) => Read(p); static void Read(Pipeline q) => q.PlanAsync(null!);", true)]
    [InlineData("static Pipeline Fill(Pipeline p) => p;", true)]
    public async Task A_method_that_receives_the_pipeline_is_read(string members, bool isReported)
    {
        var statement = "Fill(new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { [\"n\"] = \"name\" } });";
        Assert.Equal(isReported, (await Code(members).FindAllAsync(isReferenced: false, [statement]))[0].Count > 0);
    }

    [Theory]
    [InlineData("public static Pipeline New(IFlow flow) => ", OutputKind.DynamicallyLinkedLibrary)]
    [InlineData("internal static Pipeline New(IFlow flow) => ", OutputKind.DynamicallyLinkedLibrary)]
    [InlineData("public static void Main() { } public static Pipeline New(IFlow flow) => ", OutputKind.ConsoleApplication)]
    [InlineData("public static Pipeline Shared { get; } = ", OutputKind.DynamicallyLinkedLibrary)]
    [InlineData("private static readonly Pipeline s_shared = ", OutputKind.DynamicallyLinkedLibrary)]
    public async Task A_pipeline_that_is_returned_or_stored_is_reported_unless_the_project_changes_mappings(string member, OutputKind kind)
    {
        const string Change = "static void Fill(Pipeline p) => p.Mapping[\"e\"] = \"personalEmail.address\";";
        member += "new(\"p\") { Schema = Garden.Spec, Flow = null!, Mapping = { [\"n\"] = \"name\" } };";
        Assert.Single((await Code(member, kind).FindAllAsync(isReferenced: true, [";"]))[0]);
        Assert.Empty((await Code(member + Change, kind).FindAllAsync(isReferenced: true, [";"]))[0]);
    }

    private static string Later(string statements) =>
        "var p = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow }; " + statements;

    private static PipelineCode Code(
        string members, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        new(("garden", Schema), ("descriptors", Descriptors)) { Members = members, OutputKind = kind };

    private static async Task AssertAsync(string statement, string[] fields)
    {
        var index = Array.IndexOf(s_statements, statement);
        foreach (var found in new[] { (await s_inside.Value)[index], (await s_outside.Value)[index] })
        {
            AssertFields(fields, found);
        }
    }

    private static void AssertFields(string[] fields, IReadOnlyList<(string Id, string Text, string Message)> found) => Assert.Equal(
        fields.Order(StringComparer.Ordinal),
        found.Where(each => each.Id == "TFL1008").Select(each => each.Message.Split('\'')[1]).Order(StringComparer.Ordinal));
}
