using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Compiler.DataPrep.Expressions;

namespace TypedFlows.Compiler.Tests.DataPrep.Expressions;

/// <summary>Tests the value of each kind of expression, and the message of an expression without a value.</summary>
public class ExpressionEvaluatorTests
{
    private const string Row = """
        {"name": "Ada", "a": "b", "none": null, "age": 36,
         "list": [1, "b", null], "o": {"k": 1, "a b": 2, "7": 3}, "x": "field", "flag": true,
         "p.q": "flat", "p.q.r": "deep", "o.k": "hidden", "nested": {"a": {"b": 5}}, "size_of": 9}
        """;

    [Theory]
    [InlineData("name", "\"Ada\"")]
    [InlineData("missing", "null")]
    [InlineData("none", "null")]
    [InlineData("12", "12")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("1.5", "1.5")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("0.1b + 0.2b", "0.3")]
    [InlineData("NaN != 1", "true")]
    [InlineData("false", "false")]
    [InlineData("null", "null")]
    [InlineData("-age", "-36")]
    [InlineData("age > 30 ? 'old' : 'young'", "\"old\"")]
    [InlineData("none == 1 ? 'old' : 'young'", "\"young\"")]
    [InlineData("[1, name, [none]]", """[1,"Ada",[null]]""")]
    [InlineData("[]", "[]")]
    [InlineData("size {1, 2, 1, '1', null, null}", "4")]
    [InlineData("{'k': name, 2: age}", """{"k":"Ada","2":36}""")]
    public void A_simple_expression_has_its_value(string text, string expected) => Assert.Equal(expected, Evaluate(text));

    [Theory]
    [InlineData("o.k", "1")]
    [InlineData("o.'a b'", "2")]
    [InlineData("o.z", "null")]
    [InlineData("nested.a.b", "5")]
    [InlineData("name.length", "null")]
    [InlineData("none.a", "null")]
    [InlineData("missing.a", "null")]
    [InlineData("list.0", "1")]
    [InlineData("list.2", "null")]
    [InlineData("list.first", "null")]
    [InlineData("o.7", "3")]
    [InlineData("p.q", "\"flat\"")]
    [InlineData("p.q.r", "\"deep\"")]
    [InlineData("p.z", "null")]
    [InlineData("p", "null")]
    public void A_member_is_read_from_an_object_an_array_or_a_flat_column(string text, string expected) =>
        Assert.Equal(expected, Evaluate(text));

    [Theory]
    [InlineData("list[0]", "1")]
    [InlineData("list[1]", "\"b\"")]
    [InlineData("list[2]", "null")]
    [InlineData("o['k']", "1")]
    [InlineData("o[7]", "3")]
    [InlineData("o['z']", "null")]
    [InlineData("none[0]", "null")]
    public void An_item_is_selected_by_its_position_or_key(string text, string expected) => Assert.Equal(expected, Evaluate(text));

    [Theory]
    [InlineData("list[3]", "the array has 3 items, so it has no item 3")]
    [InlineData("list.3", "the array has 3 items, so it has no item 3")]
    [InlineData("list[-1]", "the array has 3 items, so it has no item -1")]
    [InlineData("list['0']", "an item is selected by an integer, not by a string")]
    [InlineData("list[none]", "an item is selected by an integer, not by null")]
    [InlineData("age[0]", "an integer has no items")]
    [InlineData("o[none]", "an object has no items")]
    [InlineData("name.equals(1).equals(1).get(1)", "'get' is not a method of a boolean that is evaluated here")]
    [InlineData("none.equals('a')", "'equals' is called on null; use '?.' to get null instead")]
    [InlineData("o.get(none)", "'get' is not a method of an object that is evaluated here")]
    [InlineData("name.trim()", "'trim' is not a method of a string that is evaluated here")]
    [InlineData("name.equals()", "'equals' is not a method of a string that is evaluated here")]
    [InlineData("(name)(1)", "a lambda such as x -> x is expected, but there is a string")]
    [InlineData("{null: 1}", "null has no text")]
    public void An_expression_without_a_value_says_why(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<EvaluationException>(() => Evaluate(text)).Message);

    [Theory]
    [InlineData("name.equals('Ada')", "true")]
    [InlineData("name.equals('ada')", "false")]
    [InlineData("name.equals(age)", "false")]
    [InlineData("age.equals(36)", "true")]
    [InlineData("age.equals(37)", "false")]
    [InlineData("age.equals('36')", "false")]
    [InlineData("age.equals(none)", "false")]
    [InlineData("name.equalsIgnoreCase('aDA')", "true")]
    [InlineData("name.equalsIgnoreCase('Bea')", "false")]
    [InlineData("name.equalsIgnoreCase(age)", "false")]
    [InlineData("o.get('a b')", "2")]
    [InlineData("o.get('z')", "null")]
    [InlineData("list.get(1)", "\"b\"")]
    [InlineData("none?.equals('a')", "null")]
    [InlineData("name?.equals('Ada')", "true")]
    public void A_method_compares_or_selects(string text, string expected) => Assert.Equal(expected, Evaluate(text));

    [Theory]
    [InlineData("(x -> x * 2)(4)", "8")]
    [InlineData("(x -> x)(1) + x", "\"1field\"")]
    [InlineData("(x -> ${x})(1)", "\"field\"")]
    [InlineData("(x -> name)(1)", "\"Ada\"")]
    [InlineData("(x -> y -> x - y)(5)(3)", "2")]
    [InlineData("(x -> (x -> x)(2))(1)", "2")]
    [InlineData("(f -> f(3))(x -> x + 1)", "4")]
    [InlineData("(size_of -> size_of([1, 2]))(5)", "2")]
    [InlineData("(x -> x.k)(o)", "1")]
    [InlineData("transformArray([1, 2], x -> x + age)", "[37,38]")]
    public void A_lambda_has_its_parameters_and_those_around_it(string text, string expected) => Assert.Equal(expected, Evaluate(text));

    [Theory]
    [InlineData(500, "a =~ 'x' ? 1 : a =~ 'y' ? 2 : 3", 3L)]
    [InlineData(501, "a =~ 'x' ? 1 : a =~ 'y' ? 2 : 3", null)]
    [InlineData(2000, "a =~ 'x' ? 1 : 2", null)]
    [InlineData(2000, "size_of(transformArray(1..1000, x -> x))", 1000L)]
    [InlineData(2000, "size_of(transformArray(1..1100, x -> x))", null)]
    public void An_expression_has_a_second_from_its_first_pattern_or_from_many_steps(int step, string text, object? expected)
    {
        // Each look at the clock takes a step, the first one when the time starts.
        var clock = new SteppingTimeProvider(TimeSpan.FromMilliseconds(step));
        var evaluator = new ExpressionEvaluator(ReadRow(), TimeProvider.System, clock);
        Assert.Equal(TimeSpan.Zero, evaluator.Elapsed);
        if (expected is null)
        {
            var error = Assert.Throws<EvaluationException>(() => Evaluate(evaluator, text));
            Assert.Equal(("the expression needs more than a second for this row", true), (error.Message, error.IsLimit));
        }
        else
        {
            Assert.Equal(expected, Evaluate(evaluator, text));
        }

        Assert.Equal(clock.Looks > 0, evaluator.Elapsed > TimeSpan.Zero);
        Assert.Equal("Ada", Evaluate(evaluator, "name"));
        Assert.Equal(TimeSpan.Zero, evaluator.Elapsed);
    }

    [Theory]
    [InlineData("[{0}, 1, 2, 3, 4]", true)]
    [InlineData("[{0}, 1, 2, 3, 4, 5]", false)]
    public void An_expression_has_a_million_steps(string form, bool isEvaluated)
    {
        // A list of n items takes n + 5 steps: the call, the range with its ends, the lambda, and its body for each item.
        const string List = "transformArray(1..10, y -> transformArray(1..99994, x -> x))";
        var evaluator = new ExpressionEvaluator(ReadRow(), TimeProvider.System, new SteppingTimeProvider(TimeSpan.Zero));
        for (var i = 0; i < 2; i++)
        {
            var error = Record.Exception(() => Evaluate(evaluator, form.Replace("{0}", List, StringComparison.Ordinal)));
            Assert.Equal(isEvaluated ? null : "the expression needs more than 1000000 steps", error?.Message);
            Assert.Equal(!isEvaluated, error is EvaluationException { IsLimit: true });
        }
    }

    private static string Evaluate(string text) =>
        ValueJson.Text(Evaluate(new ExpressionEvaluator(ReadRow(), TimeProvider.System), text));

    private static object? Evaluate(ExpressionEvaluator evaluator, string text)
    {
        var expression = ExpressionParser.Parse(text, out var error);
        Assert.Null(error);
        return evaluator.Evaluate(expression!);
    }

    private static ObjectValue ReadRow()
    {
        using var row = JsonDocument.Parse(Row);
        return ValueJson.ReadObject(row.RootElement);
    }

    private sealed class SteppingTimeProvider(TimeSpan step) : TimeProvider
    {
        public int Looks { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => step.Ticks * Looks++;
    }
}
