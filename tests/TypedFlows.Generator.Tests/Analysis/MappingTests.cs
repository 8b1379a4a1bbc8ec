using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>
/// Tests the rules for mapping destinations in every syntax form, reported and unreported, in the assembly of the schema and in a
/// referencing one.
/// </summary>
public class MappingTests
{
    private const string Schema = """
        {
          "$id": "https://ns.adobe.com/acme/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "version": "1.0",
          "title": "Garden", "type": "object", "meta:tenantNamespace": "_acme",
          "properties": {
            "name": { "type": "string" },
            "old": { "type": "string", "meta:status": "deprecated" },
            "person": { "type": "object", "properties": { "firstName": { "type": "string" }, "lastName": { "type": "string" } } },
            "beds": { "type": "array", "items": { "type": "object", "properties": { "size": { "type": "number" } } } },
            "tags": { "type": "array", "items": { "type": "string" } },
            "labels": { "type": "object", "additionalProperties": { "type": "string" } },
            "rest": {},
            "_acme": { "type": "object", "properties": { "a.b": { "type": "string" }, "planted": { "type": "string", "format": "date" } } }
          }
        }
        """;

    /// <summary>The destinations as C# expressions, with the reported rule, or null for none.</summary>
    private static readonly (string Expression, string? Id)[] s_destinations =
    [
        ("\"person.firstNam\"", "TFL1006"),
        ("\"nme\"", "TFL1006"),
        ("\"\"", "TFL1006"),
        ("\"person.\"", "TFL1006"),
        ("\"beds[0].colour\"", "TFL1006"),
        ("\"_other.planted\"", "TFL1006"),
        ("\"_acme.a.b\"", "TFL1006"),
        ("Orchard.Paths.Name", "TFL1006"),
        ("\"beds.size\"", "TFL1007"),
        ("\"name[0]\"", "TFL1007"),
        ("\"person[*].firstName\"", "TFL1007"),
        ("\"old\"", "TFL1009"),
        ("Garden.Paths.Old", "TFL1009"),
        ("\"name\"", null),
        ("\"person\"", null),
        ("\"person.firstName\"", null),
        ("\"beds\"", null),
        ("\"beds[0].size\"", null),
        ("\"beds[*].size\"", null),
        ("\"tags[2]\"", null),
        ("\"labels.anything.at.all\"", null),
        ("\"labels[0]\"", null),
        ("\"rest.anything\"", null),
        ("\"_acme.a\\\\.b\"", null),
        ("Garden.Paths.Person.FirstName", null),
        ("Garden.Paths.Beds[0].Size", null),
        ("Garden.Paths.Labels[\"x\"]", null),
    ];

    /// <summary>The forms of a row, with a hole for the destination.</summary>
    private static readonly Dictionary<string, string> s_forms = new()
    {
        ["indexer of an initializer"] = "_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { [\"a\"] = @D } };",
        ["row of an initializer"] =
            "_ = new Pipeline(\"p\") { Mapping = { new MappingRow(\"a\", @D) }, Schema = Garden.Spec, Flow = flow };",
        ["target-typed row"] = "Pipeline p = new(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { new(\"a\", @D) } };",
        ["row with an initializer"] =
            "_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, "
                + "Mapping = { new MappingRow(\"a\", \"x\") { Destination = @D } } };",
        ["named arguments"] =
            "_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { new MappingRow(Destination: @D, Source: \"a\") } };",
        ["local row"] =
            "var row = new MappingRow(\"a\", @D); _ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { row } };",
        ["Add"] =
            "var p = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow }; p.Mapping.Add(new MappingRow(\"a\", @D));",
        ["indexer of a local"] = "var p = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow }; p.Mapping[\"a\"] = @D;",
        ["with another id"] =
            "_ = new Pipeline(\"p\") { Schema = Garden.Spec with { Id = \"x\" }, Flow = flow, Mapping = { [\"a\"] = @D } };",
        ["local schema"] =
            "var schema = Garden.Spec; _ = new Pipeline(\"p\") { Schema = schema, Flow = flow, Mapping = { [\"a\"] = @D } };",
        ["local destination"] =
            "string d = @D; _ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { [\"a\"] = d } };",
        ["method argument"] = "Use(new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { [\"a\"] = @D } });",
        ["second row"] =
            "_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { [\"a\"] = \"name\", [text] = @D } };",
    };

    /// <summary>The forms in which nothing is known, so nothing is reported.</summary>
    private static readonly string[] s_unknown =
    [
        "_ = new Pipeline(\"p\") { Schema = XdmSchema.Profile(), Flow = flow, Mapping = { [\"a\"] = \"nme\" } };",
        "_ = new Pipeline(\"p\") { Schema = definition, Flow = flow, Mapping = { [\"a\"] = \"nme\" } };",
        "_ = new Pipeline(\"p\") { Schema = flag ? Garden.Spec : Orchard.Spec, Flow = flow, Mapping = { [\"a\"] = \"nme\" } };",
        "_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { [\"a\"] = text } };",
        "_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { [\"a\"] = \"person.\" + text } };",
        "_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { [\"a\"] = flag ? \"nme\" : \"nam\" } };",
        "var p = flag ? new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow } : other; p.Mapping[\"a\"] = \"nme\";",
        "var p = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow }; p = other; p.Mapping[\"a\"] = \"nme\";",
        "other.Mapping[\"a\"] = \"nme\";",
        "new MappingTable()[\"a\"] = \"nme\";",
        "_ = new MappingRow(\"a\", \"nme\");",
        "_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { [\"a\"] = \"nme\" + Missing() } };",
        "#pragma warning disable TFL1006\n_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { [\"a\"] = \"nme\" } };",
    ];

    private static readonly Lazy<PipelineCode> s_code = new(() => new(
        ("garden", Schema),
        (
            "orchard",
            Schema.Replace("Garden", "Orchard", StringComparison.Ordinal).Replace("schemas/1", "schemas/2", StringComparison.Ordinal))));

    private static readonly string[] s_statements =
    [
        .. s_forms.Values.SelectMany(form => s_destinations.Select(each => form.Replace("@D", each.Expression, StringComparison.Ordinal))),
        .. s_unknown,
    ];

    private static readonly Lazy<Task<IReadOnlyList<(string Id, string Text, string Message)>[]>> s_inside =
        new(() => s_code.Value.FindAllAsync(isReferenced: false, s_statements));

    private static readonly Lazy<Task<IReadOnlyList<(string Id, string Text, string Message)>[]>> s_outside =
        new(() => s_code.Value.FindAllAsync(isReferenced: true, s_statements));

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var form in s_forms.Keys)
            {
                foreach (var (expression, _) in s_destinations)
                {
                    cells.Add(form, expression);
                }
            }

            return cells;
        }
    }

    public static TheoryData<string> Unknown => [.. s_unknown];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_destination_is_checked_in_every_form_and_in_both_assemblies(string form, string expression)
    {
        var statement = s_forms[form].Replace("@D", expression, StringComparison.Ordinal);
        var id = s_destinations.Single(each => each.Expression == expression).Id;
        var index = Array.IndexOf(s_statements, statement);
        foreach (var found in new[] { (await s_inside.Value)[index], (await s_outside.Value)[index] })
        {
            Assert.Equal(id is null ? [] : [id], found.Select(each => each.Id));

            // A local destination is reported where the row uses it.
            Assert.All(found, each => Assert.Equal(form == "local destination" ? "d" : expression, each.Text));
        }
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task What_is_not_proven_is_silent(string statement)
    {
        var index = Array.IndexOf(s_statements, statement);
        Assert.Empty((await s_inside.Value)[index]);
        Assert.Empty((await s_outside.Value)[index]);
    }

    [Theory]
    [InlineData("\"person.firstNam\"", "Garden has no field 'person.firstNam'; the nearest is 'person.firstName'")]
    [InlineData("\"_acme.plantet\"", "Garden has no field '_acme.plantet'; the nearest is '_acme.planted'")]
    [InlineData("Orchard.Paths.Name", "'Orchard.Paths.Name' is a path of Orchard, but the pipeline writes to Garden; use Garden.Paths")]
    [InlineData("\"beds.size\"", "'beds' of Garden is an array, so the path 'beds.size' must select its items; use 'beds[0].size'")]
    [InlineData("\"name[0]\"", "'name' of Garden is not an array, so the path 'name[0]' cannot select items; use 'name'")]
    [InlineData(
        "\"old\"", "'old' of Garden is deprecated; map to its replacement, which the description of the field names")]
    public async Task The_message_names_the_field_and_the_remedy(string expression, string message)
    {
        var statement = s_forms["indexer of an initializer"].Replace("@D", expression, StringComparison.Ordinal);
        Assert.Equal(message, Assert.Single((await s_code.Value.FindAllAsync(isReferenced: false, [statement]))[0]).Message);
    }
}
