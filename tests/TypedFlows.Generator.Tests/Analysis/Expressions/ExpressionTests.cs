using Microsoft.CodeAnalysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis.Expressions;

/// <summary>
/// Tests the rules for mapping expressions (TFL1010, TFL1011): each kind of mistake in each form of literal and of row, in the assembly of
/// the schema and in a referencing one.
/// </summary>
public class ExpressionTests
{
    private const string Schema = """
        {
          "$id": "https://ns.adobe.com/acme/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "version": "1.0",
          "title": "Garden", "type": "object",
          "properties": {
            "text": { "type": "string" }, "flag": { "type": "boolean" }, "whole": { "type": "integer" },
            "day": { "type": "string", "format": "date" }, "list": { "type": "array", "items": { "type": "string" } },
            "old": { "type": "string", "meta:status": "deprecated" },
            "person": { "type": "object", "properties": { "first name": { "type": "string" }, "city": { "type": "string" } } }
          }
        }
        """;

    private const string Connection = """
        {
          "id": "c", "name": "Table", "version": "1.0",
          "sourceSpec": { "name": "S", "spec": { "type": "object", "properties": { "columns": { "type": "array", "items": {
            "type": "object", "properties": { "name": { "type": "string" }, "type": { "type": "string" } } } } } } }
        }
        """;

    private const string Flow = """
        { "id": "f", "name": "CopyTable", "version": "1.0", "sourceConnectionSpecIds": ["c"], "targetConnectionSpecIds": [] }
        """;

    private const string Columns = "[new() { Name = \"x\", Type = \"string\" }, new() { Name = \"date\", Type = \"string\" }, "
        + "new() { Name = \"first name\", Type = \"string\" }, new() { Name = \"n\", Type = \"integer\" }]";

    private const string Pipeline = "_ = new Pipeline(\"p\") { Schema = Garden.Spec, "
        + "Flow = new CopyTable.Flow { Source = new Table.Source { Columns = " + Columns + " } }, Mapping = { @R } };";

    /// <summary>The mistakes by kind, with the location between angle quotes and a part of the message.</summary>
    private static readonly Dictionary<string, (string Expression, string Id, string Message)> s_mistakes = new()
    {
        ["syntax"] = ("iif(\"\\d{2}\" == ${x}, x \u00AB=\u00BB 1, 1)", "TFL1010", "'=' compares nothing; write '=='"),
        ["blank"] = ("concat(\"\\d{2}\", ${x}, first \u00ABname\u00BB)", "TFL1010", "as ${first name}"),
        ["quote"] = ("concat(\"\\d{2}\", ${x}, \u00AB'abc)\u00BB", "TFL1010", "The text is not closed; add '"),
        ["function"] = ("concat(\"\\d{2}\", \u00ABuper\u00BB(${x}))", "TFL1010", "the nearest is 'upper'"),
        ["alias"] = ("concat(\"\\d{2}\", \u00ABto_date\u00BB(${x}))", "TFL1010", "use 'date'"),
        ["arity"] = ("concat(\"\\d{2}\", ${x}, \u00ABconcat\u00BB())", "TFL1010", "requires at least 1"),
        ["argument"] = ("concat(\"\\d{2}\", ${x}, get_keys(\u00AB\"e\"\u00BB))", "TFL1010", "must be an object or map, but is a string"),
        ["known argument"] = ("concat(\"\\d{2}\", ${x}, get_keys(\u00ABn\u00BB))", "TFL1010", "but is an integer"),
        ["field"] = ("concat(\"\\d{2}\", ${x}, \u00ABdaet\u00BB)", "TFL1010", "The source has no field 'daet'; the nearest is 'date'"),
        ["quoted field"] = ("concat(\"\\d{2}\", ${x}, \u00AB${first nam}\u00BB)", "TFL1010", "the nearest is 'first name'"),
        ["wildcard"] = ("concat(\"\\d{2}\", ${x}[\u00AB*\u00BB])", "TFL1010", "map the path as an attribute"),
        ["destination"] = ("\u00ABsize_of(\"\\d{2}\" + ${x})\u00BB", "TFL1010", "an integer, which the destination of type boolean"),
        ["method"] = ("concat(\"\\d{2}\", ${x}.\u00ABfoo\u00BB())", "TFL1011", "documented are equals"),
        ["reserved"] = ("concat(\"\\d{2}\", ${x}, \u00ABdate\u00BB)", "TFL1011", "write the field as ${date}"),
    };

    private static readonly Dictionary<string, string> s_rows = new()
    {
        ["Expression"] = Pipeline.Replace("@R", "MappingRow.Expression(@E, to: \"flag\")", StringComparison.Ordinal),
        ["named"] = Pipeline.Replace("@R", "MappingRow.Expression(to: Garden.Paths.Flag, expression: @E)", StringComparison.Ordinal),
        ["constructor"] = Pipeline.Replace(
            "@R", "new MappingRow(@E, \"flag\") { SourceType = MappingSourceType.Expression }", StringComparison.Ordinal),
        ["target-typed"] = Pipeline.Replace(
            "@R", "new(\"text\", \"text\"), new(@E, \"flag\") { SourceType = MappingSourceType.Expression }", StringComparison.Ordinal),
        ["with"] = Pipeline.Replace(
            "@R", "MappingRow.Expression(@E, to: \"text\") with { Destination = \"flag\", Identity = true }", StringComparison.Ordinal),
        ["local row"] = "var row = MappingRow.Expression(@E, \"flag\"); "
            + Pipeline.Replace("@R", "row", StringComparison.Ordinal),
        ["Add"] = Pipeline.Replace("_ =", "var p =", StringComparison.Ordinal).Replace("@R", "", StringComparison.Ordinal)
            + " p.Mapping.Add(MappingRow.Expression(@E, \"flag\"));",
    };

    /// <summary>The mistakes that need no pipeline.</summary>
    private static readonly string[] s_free = ["syntax", "function", "alias", "arity", "argument", "wildcard", "method", "quote"];

    private static readonly string[] s_silent =
    [
        // What is right.
        Row("concat(x, ' ', ${first name})", "text"),
        Row("size_of(x)", "whole"),
        Row("x", "whole"),
        Row("date(x)", "day"),
        Row("nullify()", "list"),
        Row("explode(x)", "list"),
        Row("size_of(x)", "list[*]"),
        Row("n + 1", "text"),

        // What is not known.
        Row("daet", "text").Replace("Name = \"x\"", "Name = text", StringComparison.Ordinal),
        Row("daet", "text").Replace("= [new()", "= [.. columns, new()", StringComparison.Ordinal),
        Row("daet", "text").Replace("new CopyTable.Flow", "flag ? flow : new CopyTable.Flow", StringComparison.Ordinal),
        Row("size_of(x)", "flag").Replace("Garden.Spec", "definition", StringComparison.Ordinal),
        Pipeline.Replace("@R", "MappingRow.Expression(text, \"flag\")", StringComparison.Ordinal),
        Pipeline.Replace("@R", "MappingRow.Expression(\"uper(\" + text + \")\", \"flag\")", StringComparison.Ordinal),
        Pipeline.Replace("@R", "MappingRow.Expression($\"uper({text})\", \"flag\")", StringComparison.Ordinal),
        Pipeline.Replace("@R", "MappingRow.Expression(flag ? \"uper(x)\" : \"lower(x)\", \"flag\")", StringComparison.Ordinal),
        Pipeline.Replace(
            "@R", "new MappingRow(\"uper(x)\", \"text\") { SourceType = flag ? MappingSourceType.Constant : MappingSourceType.Expression }",
            StringComparison.Ordinal),

        // What is not an expression.
        Pipeline.Replace("@R", "new(\"uper(x)\", \"text\")", StringComparison.Ordinal),
        Pipeline.Replace("@R", "MappingRow.Constant(\"uper(x)\", \"text\")", StringComparison.Ordinal),
        "_ = new Expression(\"uper(x)\");",

        // What does not compile, or is silenced.
        "_ = MappingRow.Expression(\"uper(x)\" + Missing(), \"flag\");",
        "#pragma warning disable TFL1010\n_ = MappingRow.Expression(\"uper(x)\", \"flag\");",
    ];

    private static readonly PipelineCode s_code = new(("garden", Schema), ("table", Connection), ("copy", Flow))
    {
        Members = "const string Blank = \" \"; static readonly string x = Blank; static Table.Column[] columns = null!; "
            + "sealed record Expression(string Text);",
    };

    /// <summary>The statements with marks around the expected location, by form and kind.</summary>
    private static readonly Dictionary<(string Form, string Kind), string> s_marked = new(
        from kind in s_mistakes
        from form in (IEnumerable<(string Name, string Code)>)
        [
            .. LiteralForms.All.Select(each => (each.Key, each.Value(Marks(kind.Value.Expression)).In(s_rows["Expression"]))),
            .. s_rows.Select(each => (each.Key, LiteralForms.All["plain"](Marks(kind.Value.Expression)).In(each.Value))),
            .. s_free.Contains(kind.Key)
                ? LiteralForms.All.Where(each => each.Key is "plain" or "raw").Select(
                    each => ("free " + each.Key, each.Value(Marks(kind.Value.Expression)).In("_ = MappingRow.Expression(@E, \"flag\");")))
                : [],
        ]
        where (form.Name, kind.Key) != ("name", "destination")
        select KeyValuePair.Create((form.Name, kind.Key), form.Code));

    private static readonly (string Code, int Start, int Length)[] s_statements =
        [.. s_marked.Values.Select(LiteralForms.Unmarked), .. s_silent.Select(each => (each, 0, 0))];

    private static readonly Lazy<Task<IReadOnlyList<Diagnostic>[]>> s_inside =
        new(() => s_code.DiagnosticsAsync(isReferenced: false, [.. s_statements.Select(each => each.Code)]));

    private static readonly Lazy<Task<IReadOnlyList<Diagnostic>[]>> s_outside =
        new(() => s_code.DiagnosticsAsync(isReferenced: true, [.. s_statements.Select(each => each.Code)]));

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var (form, kind) in s_marked.Keys)
            {
                cells.Add(form, kind);
            }

            return cells;
        }
    }

    public static TheoryData<string> Silent => [.. s_silent];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_mistake_is_one_diagnostic_at_its_characters(string form, string kind)
    {
        var index = Array.IndexOf([.. s_marked.Keys], (form, kind));
        var (code, start, length) = s_statements[index];
        foreach (var found in new[] { (await s_inside.Value)[index], (await s_outside.Value)[index] })
        {
            var diagnostic = Assert.Single(found);
            var offset = diagnostic.Location.SourceTree!.ToString().IndexOf(code, StringComparison.Ordinal);
            Assert.Equal(
                (s_mistakes[kind].Id, code.Substring(start, length), start),
                (diagnostic.Id, Text(diagnostic), diagnostic.Location.SourceSpan.Start - offset));
            Assert.Contains(s_mistakes[kind].Message, diagnostic.GetMessage(null), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public async Task What_is_right_or_not_proven_is_silent(string statement)
    {
        var index = s_marked.Count + Array.IndexOf(s_silent, statement);
        Assert.Empty((await s_inside.Value)[index]);
        Assert.Empty((await s_outside.Value)[index]);
    }

    [Theory]
    [InlineData("MappingRow.Expression(\"concat(x\", \"text\")", "TFL1010", "")]
    [InlineData("MappingRow.Expression(\"\", \"text\")", "TFL1010", "\"\"")]
    [InlineData("MappingRow.Expression(\"uper(x) + lowr(x)\", \"text\")", "TFL1010 TFL1010", "uper lowr")]
    [InlineData("MappingRow.Expression(\"uper(daet)\", \"text\")", "TFL1010 TFL1010", "uper daet")]
    [InlineData("MappingRow.Expression(\"uper(x)\", \"whle\")", "TFL1010 TFL1006", "uper \"whle\"")]
    [InlineData("MappingRow.Expression(\"size_of(x)\", \"flg\")", "TFL1006", "\"flg\"")]
    [InlineData("MappingRow.Expression(\"upper(x)\", \"old\")", "TFL1009", "\"old\"")]
    [InlineData("MappingRow.Expression(\"upper(x)\", \"text[0]\")", "TFL1007", "\"text[0]\"")]
    [InlineData("MappingRow.Expression(\"date\", \"flag\")", "TFL1011", "date")]
    [InlineData("MappingRow.Expression(\"size_of(date)\", \"flag\")", "TFL1010 TFL1011", "size_of(date) date")]
    [InlineData("MappingRow.Constant(\"abc\", \"whole\")", "TFL1007", "\"whole\"")]
    [InlineData("MappingRow.Constant(\"Yes\", Garden.Paths.Flag)", "TFL1007", "Garden.Paths.Flag")]
    [InlineData("MappingRow.Constant(\"tomorrow\", \"day\")", "TFL1007", "\"day\"")]
    [InlineData("MappingRow.Constant(\"abc\", \"nme\")", "TFL1006", "\"nme\"")]
    [InlineData("MappingRow.Constant(\"12\", \"whole\")", "", "")]
    [InlineData("MappingRow.Constant(\"1.5\", \"whole\")", "", "")]
    [InlineData("MappingRow.Constant(\"yes\", \"flag\")", "", "")]
    [InlineData("MappingRow.Constant(\"2026-10-05\", \"day\")", "", "")]
    [InlineData("MappingRow.Constant(\"abc\", \"list\")", "", "")]
    [InlineData("MappingRow.Constant(\"n\", \"flag\"), new(\"x\", \"flag\")", "", "")]
    [InlineData("new(\"n\", \"flag\")", "TFL1007", "\"flag\"")]
    [InlineData("new(\"n\", \"flag\") { SourceType = MappingSourceType.Attribute }", "TFL1007", "\"flag\"")]
    [InlineData("new(\"daet\", \"text\")", "", "")]
    public async Task A_row_has_one_diagnostic_for_each_mistake(string row, string ids, string texts)
    {
        var statement = Pipeline.Replace("@R", row, StringComparison.Ordinal);
        var found = (await s_code.FindAllAsync(isReferenced: false, [statement]))[0];
        Assert.Equal(ids, string.Join(' ', found.Select(each => each.Id)));
        Assert.Equal(texts, string.Join(' ', found.Select(each => each.Text)));
    }

    [Theory]
    [InlineData("person.city + ${text}", "")]
    [InlineData("person.${first name}", "")]
    [InlineData("list[0]", "")]
    [InlineData("list.0.anything", "")]
    [InlineData("person.cty", "The source has no field 'person.cty'; the nearest is 'person.city'")]
    [InlineData("person.first name", "Expected an operator or the end of the expression, but found name; "
        + "write a field whose name contains a blank as ${first name}")]
    [InlineData("txet", "The source has no field 'txet'; the nearest is 'text'")]
    [InlineData("get_keys(whole)", "'value' of get_keys must be an object or map, but is an integer")]
    public async Task The_fields_of_a_compiled_source_schema_are_known(string expression, string message)
    {
        var statement = "_ = new Pipeline(\"p\") { Schema = definition, SourceSchema = Garden.Spec.Reference, Flow = flow, "
            + $"Mapping = {{ MappingRow.Expression(\"{expression}\", \"text\") }} }};";
        Assert.Equal(
            message,
            string.Join(' ', (await s_code.FindAllAsync(isReferenced: true, [statement]))[0].Select(each => each.Message)));
    }

    [Fact]
    public async Task A_constant_of_another_file_is_reported_where_it_is_used()
    {
        var found = await s_code.FindAllAsync(
            isReferenced: false,
            [
                "_ = MappingRow.Expression(Shared.Wrong, \"text\");",
                "_ = MappingRow.Expression(\"concat(\" + Shared.Wrong + \")\", \"text\");",
                "} } public static class Shared { public const string Wrong = \"uper(x)\"; static void Run() {",
            ]);
        Assert.Equal(["Shared.Wrong"], found[0].Select(each => each.Text));
        Assert.Equal(["Shared.Wrong"], found[1].Select(each => each.Text));
        Assert.Empty(found[2]);
    }

    [Fact]
    public async Task What_is_too_long_is_one_diagnostic()
    {
        var statement = Row("uper(x)" + new string(' ', 4090) + "y z", "text");
        var found = Assert.Single((await s_code.FindAllAsync(isReferenced: false, [statement]))[0]);
        Assert.Equal(("TFL1010", " y z"), (found.Id, found.Text));
        Assert.Equal("The expression has 4100 characters, but may have 4096; split it into several rows", found.Message);
    }

    [Fact]
    public async Task An_expression_is_counted_as_mapped()
    {
        var code = new PipelineCode(("garden", Schema.Replace(
            "\"type\": \"object\",\n  \"properties\"", "\"type\": \"object\", \"required\": [\"text\", \"whole\"],\n  \"properties\"",
            StringComparison.Ordinal)));
        var found = (await code.FindAllAsync(isReferenced: false,
        [
            "_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, Mapping = { MappingRow.Expression(\"uper(x)\", \"text\") } };",
            "_ = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = flow, "
                + "Mapping = { MappingRow.Constant(\"1\", \"whole\"), MappingRow.Expression(\"x\", \"text\") with { Identity = true } } };",
        ]));
        Assert.Equal(["TFL1008", "TFL1010"], found[0].Select(each => each.Id).Order());
        Assert.Contains("'whole'", found[0].Single(each => each.Id == "TFL1008").Message, StringComparison.Ordinal);
        Assert.Empty(found[1]);
    }

    [Fact]
    public async Task An_expression_is_checked_without_generated_types()
    {
        var found = await new PipelineCode().FindAllAsync(isReferenced: false, ["_ = MappingRow.Expression(\"uper(x)\", \"text\");"]);
        Assert.Equal(["uper"], found[0].Select(each => each.Text));
    }

    private static string Marks(string text) => text.Replace('\u00AB', LiteralForms.Open).Replace('\u00BB', LiteralForms.Close);

    private static string Row(string expression, string destination) => Pipeline.Replace(
        "@R", $"MappingRow.Expression(\"{expression}\", \"{destination}\")", StringComparison.Ordinal);

    private static string Text(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
