using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Compiler.Tests.DataPrep;

/// <summary>Tests the paths of mapping sets and the limits of their values.</summary>
public sealed class MappingSetTests
{
    [Theory]
    [InlineData("o.l[*].v[*]", "r", """{"r":[[1,2],[3]]}""")]
    [InlineData("o.l[*].v[*]", "r[*].x", """{"r":[{"x":[1,2]},{"x":[3]}]}""")]
    [InlineData("o.l[*].v[0]", "r[*].x", """{"r":[{"x":1},{"x":3}]}""")]
    [InlineData("o.l[1].v", "r[1]", """{"r":[null,[3]]}""")]
    [InlineData("o.none.l[*].v", "r", "{}")]
    [InlineData("o.n", "r", "{}")]
    [InlineData("a\\.b", "r", """{"r":"dotted"}""")]
    [InlineData("a.b", "r\\.s.t", """{"r.s":{"t":"dotted"}}""")]
    public void Attributes_are_read_and_written_at_their_paths(string source, string destination, string expected) =>
        Assert.Equal(expected, Apply(null, (MappingRowKind.Attribute, source, destination)).Json);

    [Fact]
    public void A_row_for_a_child_adds_to_the_object_of_its_parent_in_any_order()
    {
        var (json, errors) = Apply(
            null,
            (MappingRowKind.Constant, "c", "p.l[0].w"),
            (MappingRowKind.Expression, "upper('x')", "p.deep.y"),
            (MappingRowKind.Attribute, "o", "p"));
        Assert.Equal("""{"p":{"l":[{"v":[1,2],"w":"c"},{"v":[3]}],"deep":{"z":1,"y":"X"}}}""", json);
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("'t'", "'p' is a string, which has no fields")]
    [InlineData("[1]", "'p' is an array, which has no fields")]
    public void A_value_that_is_not_an_object_takes_no_fields(string parent, string error)
    {
        var (_, errors) = Apply(null, (MappingRowKind.Expression, parent, "p"), (MappingRowKind.Constant, "c", "p.q"));
        Assert.Equal(error, Assert.Single(errors));
    }

    [Theory]
    [InlineData("substr('\\uD83D\\uDE00', 0, 1)", "unpaired surrogate")]
    [InlineData("to_object(substr('\\uD83D\\uDE00', 1, 1), 1)", "unpaired surrogate")]
    [InlineData("json_to_object('{')", "not JSON")]
    [InlineData("(x -> x)(missing).y(1)", "null")]
    public void A_value_that_cannot_be_written_is_an_error(string expression, string error)
    {
        var (json, errors) = Apply(null, (MappingRowKind.Expression, expression, "r"));
        Assert.Equal("{}", json);
        Assert.Contains(error, Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_more_levels_than_a_document_has_is_an_error()
    {
        var deep = new string('[', 60) + "json_to_object('" + new string('[', 40) + new string(']', 40) + "')" + new string(']', 60);
        Assert.Contains("64 levels", Assert.Single(Apply(null, (MappingRowKind.Expression, deep, "r")).Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(MappingRowKind.Attribute), "text", nameof(FieldType.Boolean), """{"r":"Yes"}""", true)]
    [InlineData(nameof(MappingRowKind.Expression), "text", nameof(FieldType.Boolean), "{}", true)]
    [InlineData(nameof(MappingRowKind.Attribute), "text", nameof(FieldType.Date), """{"r":"Yes"}""", true)]
    [InlineData(nameof(MappingRowKind.Expression), "text", nameof(FieldType.DateTime), "{}", true)]
    [InlineData(nameof(MappingRowKind.Expression), "date('20260102')", nameof(FieldType.Date), """{"r":"2026-01-02"}""", false)]
    [InlineData(nameof(MappingRowKind.Expression), "4 / 2.0", nameof(FieldType.Integer), """{"r":2}""", false)]
    [InlineData(nameof(MappingRowKind.Expression), "1 / 2.0", nameof(FieldType.Integer), "{}", true)]
    [InlineData(nameof(MappingRowKind.Expression), "'x'", nameof(FieldType.Integer), "{}", true)]
    [InlineData(nameof(MappingRowKind.Attribute), "empty", nameof(FieldType.Integer), "{}", false)]
    public void A_value_without_a_conversion_is_kept_for_the_schema_if_it_is_an_attribute(
        string kind, string source, string type, string expected, bool isError)
    {
        var (json, errors) = Apply(
            new(_ => (Enum.Parse<FieldType>(type), true)), (Enum.Parse<MappingRowKind>(kind), source, "r"));
        Assert.Equal(expected, json);
        Assert.Equal(isError, errors.Count == 1);
    }

    [Fact]
    public void A_costly_pattern_ends_each_evaluation_and_then_all_of_the_run()
    {
        var set = new MappingSet(
        [
            new(MappingRowKind.Expression, "transformArray(l, x -> x =~ '(a+)+$')", "slow"),
            new(MappingRowKind.Expression, "size_of(l)", "fast"),
        ]);
        var row = new ObjectValue();
        row.Members["l"] = new ListValue([.. Enumerable.Repeat((object?)(new string('a', 40) + "b"), 100)]);
        var slow = new SlowEvaluations(TimeSpan.FromSeconds(1));
        var messages = Enumerable.Range(0, 1000).Select(_ =>
        {
            var (target, errors) = set.Apply(row, MappingTarget.Unknown, TimeProvider.System, slow);
            Assert.Equal("""{"fast":100}""", ValueJson.Text(target));
            return Assert.Single(errors).Error.Message;
        }).ToList();

        Assert.Contains("a second", messages[0], StringComparison.Ordinal);
        Assert.All(messages.Skip(3), message => Assert.Contains("not evaluated for further rows", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "mappings": [{ "source": "a" }] }""", "row 1 of the mapping has no 'source' or no 'destination'")]
    [InlineData("""{ "mappings": [{ "source": "a", "destination": "b", "sourceType": "X" }] }""", "the source type 'X'")]
    [InlineData("""{ "mappings": 5 }""", "an array of rows")]
    [InlineData("5", "an array of rows")]
    public void Json_of_another_form_is_rejected(string json, string message)
    {
        using var document = JsonDocument.Parse(json);
        var error = Assert.Throws<JsonException>(() => MappingSet.Read(document.RootElement));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static (string Json, IReadOnlyList<string> Errors) Apply(
        MappingTarget? target, params (MappingRowKind Kind, string Source, string Destination)[] rows)
    {
        using var document = JsonDocument.Parse("""
            { "o": { "l": [{ "v": [1, 2] }, { "v": [3] }], "deep": { "z": 1 }, "n": null }, "a.b": "dotted", "text": "Yes", "empty": "" }
            """);
        var set = new MappingSet([.. rows.Select(row => new MappingSetRow(row.Kind, row.Source, row.Destination))]);
        var (written, errors) = set.Apply(ValueJson.ReadObject(document.RootElement), target ?? MappingTarget.Unknown, TimeProvider.System);
        return (ValueJson.Text(written), [.. errors.Select(error => error.Error.Message)]);
    }
}
