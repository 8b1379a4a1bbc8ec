using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>
/// Tests the rule for columns of a table that have no conversion to their destination (TFL1007), in every syntax form of the columns and of
/// the row, in the assembly of the schema and in a referencing one.
/// </summary>
public class ColumnTypeTests
{
    private const string Schema = """
        {
          "$id": "https://ns.adobe.com/acme/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "version": "1.0",
          "title": "Garden", "type": "object",
          "properties": {
            "text": { "type": "string" }, "flag": { "type": "boolean" }, "whole": { "type": "integer", "meta:xdmType": "int" },
            "number": { "type": "number" }, "day": { "type": "string", "format": "date", "meta:xdmType": "date" },
            "time": { "type": "string", "format": "date-time", "meta:xdmType": "date-time" },
            "kind": { "type": "string", "enum": ["a", "b"] },
            "object": { "type": "object", "properties": { "inside": { "type": "boolean" } } },
            "list": { "type": "array", "items": { "type": "number" } },
            "map": { "type": "object", "additionalProperties": { "type": "string" } }, "any": {}
          }
        }
        """;

    private const string Connection = """
        {
          "id": "c", "name": "Table", "version": "1.0",
          "sourceSpec": { "name": "S", "spec": { "type": "object", "properties": { "columns": { "type": "array", "items": {
            "type": "object", "required": ["name", "type"],
            "properties": {
              "name": { "type": "string" }, "type": { "type": "string" },
              "xdm": { "type": "object", "properties": { "type": { "type": "string" }, "format": { "type": "string" } } }
            } } } } } }
        }
        """;

    private const string Flow = """
        { "id": "f", "name": "CopyTable", "version": "1.0", "sourceConnectionSpecIds": ["c"], "targetConnectionSpecIds": [] }
        """;

    /// <summary>The types of columns, with the destinations that are reported. Every other one is silent.</summary>
    private static readonly Dictionary<string, string[]> s_columns = new()
    {
        ["Type = \"boolean\""] = ["whole", "number", "day", "time", "object", "list", "map", "list[0]"],
        ["Type = \"Boolean\", Xdm = new() { Type = \"boolean\" }"] = ["whole", "number", "day", "time", "object", "list", "map", "list[0]"],
        ["Type = \"integer\""] = ["flag", "day", "time", "object", "list", "map", "object.inside"],
        ["Type = \"double\", Xdm = new Table.Xdm { Type = \"number\" }"] =
            ["flag", "day", "time", "object", "list", "map", "object.inside"],
        ["Type = \"DateTime\", Xdm = new() { Type = \"string\", Format = \"date-time\" }"] =
            ["flag", "whole", "number", "object", "list", "map", "object.inside", "list[0]"],
        ["Type = \"string\""] = [],
        ["Type = \"String\", Xdm = new() { Type = \"string\", Format = \"date-time\" }"] = [],
        ["Type = \"boolean\", Xdm = new() { Type = \"string\" }"] = [],
        ["Type = \"string\", Xdm = new() { Type = \"boolean\" }"] = [],
        ["Type = \"boolean\", Xdm = xdm"] = [],
        ["Type = \"geography\""] = [],
        ["Type = text"] = [],
        ["Type = flag ? \"boolean\" : \"string\""] = [],
    };

    private static readonly string[] s_destinations =
        ["text", "flag", "whole", "number", "day", "time", "kind", "object", "list", "map", "any", "object.inside", "list[0]", "map.x"];

    private static readonly Dictionary<string, string> s_forms = new()
    {
        ["nested"] = "_ = new Pipeline(\"p\") { Schema = Garden.Spec, "
            + "Flow = new CopyTable.Flow { Source = new Table.Source { Columns = [new() { Name = \"a\", @T }] } }, "
            + "Mapping = { [\"a\"] = @D } };",
        ["array and row"] = "_ = new Pipeline(\"p\") { Schema = Garden.Spec, "
            + "Flow = new CopyTable.Flow { Source = new Table.Source { Columns = new[] { new Table.Column { Name = \"a\", @T } } } }, "
            + "Mapping = { new MappingRow(\"a\", @D) } };",
        ["locals"] = "var source = new Table.Source { Columns = [new() { Name = \"b\", Type = \"string\" }, new() { Name = \"a\", @T }] }; "
            + "var copy = new CopyTable.Flow { Source = source }; "
            + "var p = new Pipeline(\"p\") { Schema = Garden.Spec, Flow = copy }; p.Mapping.Add(new(\"a\", @D));",
        ["indexer of a local"] = "const string Name = \"a\"; var p = new Pipeline(\"p\") { Schema = Garden.Spec, "
            + "Flow = new CopyTable.Flow { Source = new Table.Source { Columns = [new() { Name = Name, @T }] } } }; p.Mapping[Name] = @D;",
    };

    private static readonly string[] s_unknown =
    [
        s_forms["nested"].Replace("[\"a\"] =", "[\"other\"] =", StringComparison.Ordinal),
        s_forms["nested"].Replace("[\"a\"] =", "[text] =", StringComparison.Ordinal),
        s_forms["nested"].Replace("{ Name = \"a\", @T }", "{ Name = text, @T }", StringComparison.Ordinal),
        s_forms["nested"].Replace("@T }", "@T }, new() { Name = \"a\", Type = \"string\" }", StringComparison.Ordinal),
        s_forms["nested"].Replace("Garden.Spec", "definition", StringComparison.Ordinal),
        s_forms["nested"].Replace("new CopyTable.Flow", "flag ? flow : new CopyTable.Flow", StringComparison.Ordinal),
    ];

    private static readonly string[] s_statements =
    [
        .. from form in s_forms.Values
           from column in s_columns.Keys
           from destination in s_destinations
           select Statement(form, column, $"\"{destination}\""),
        .. s_unknown.Select(form => Statement(form, "Type = \"boolean\"", "\"day\"")),
    ];

    private static readonly PipelineCode s_code =
        new(("garden", Schema), ("table", Connection), ("copy", Flow)) { Members = "static Table.Xdm xdm = new();" };

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
                foreach (var column in s_columns.Keys)
                {
                    cells.Add(form, column);
                }
            }

            return cells;
        }
    }

    public static TheoryData<string> Unknown => [.. s_unknown];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_column_without_a_conversion_is_reported(string form, string column)
    {
        foreach (var all in new[] { await s_inside.Value, await s_outside.Value })
        {
            var reported = s_destinations.Where(destination =>
                all[Array.IndexOf(s_statements, Statement(s_forms[form], column, $"\"{destination}\""))].Any(each => each.Id == "TFL1007"));
            Assert.Equal(s_columns[column].Order(StringComparer.Ordinal), reported.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task What_is_not_proven_is_silent(string form)
    {
        var index = Array.IndexOf(s_statements, Statement(form, "Type = \"boolean\"", "\"day\""));
        Assert.DoesNotContain((await s_inside.Value)[index], each => each.Id == "TFL1007");
        Assert.DoesNotContain((await s_outside.Value)[index], each => each.Id == "TFL1007");
    }

    [Theory]
    [InlineData("\"day\"", "'a' is a boolean, which cannot be converted to 'day' of Garden, a date; map another column")]
    [InlineData("Garden.Paths.Object", "'a' is a boolean, which cannot be converted to 'object' of Garden, an object; map it to a field "
        + "inside it")]
    public async Task The_message_names_both_types(string destination, string message)
    {
        var statement = Statement(s_forms["nested"], "Type = \"boolean\"", destination);
        Assert.Equal([("TFL1007", destination, message)], (await s_code.FindAllAsync(isReferenced: false, [statement]))[0]);
    }

    private static string Statement(string form, string column, string destination) =>
        form.Replace("@T", column, StringComparison.Ordinal).Replace("@D", destination, StringComparison.Ordinal);
}
