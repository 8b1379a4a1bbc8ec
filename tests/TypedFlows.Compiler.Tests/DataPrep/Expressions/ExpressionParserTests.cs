using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Compiler.DataPrep.Expressions;

namespace TypedFlows.Compiler.Tests.DataPrep.Expressions;

public class ExpressionParserTests
{
    private const string Alphabet = "abc 0123.5+-*/%<>=!~&|^?:()[]{},;'\"\\$\n_éx{}->NaN";

    [Theory]
    [InlineData("uper(x)", ExpressionErrorKind.UnknownFunction, 0, 4, "the nearest is 'upper'")]
    [InlineData("concat(a, to_date(b))", ExpressionErrorKind.UnknownFunction, 10, 7, "use 'date'")]
    [InlineData("concat(a, 'x'", ExpressionErrorKind.Syntax, 13, 0, "add ')'")]
    [InlineData("upper(lower(a[0", ExpressionErrorKind.Syntax, 15, 0, "add ']))'")]
    [InlineData("concat(a,", ExpressionErrorKind.Syntax, 9, 0, "Expected a value, but the expression ends")]
    [InlineData("concat('a, b)", ExpressionErrorKind.Syntax, 7, 6, "add ' at its end")]
    [InlineData("first name", ExpressionErrorKind.Syntax, 6, 4, "${first name}")]
    [InlineData("(first name)", ExpressionErrorKind.Syntax, 7, 4, "${first name}")]
    [InlineData("a AND b", ExpressionErrorKind.Syntax, 2, 3, "write 'and' in lower case")]
    [InlineData("a = 1", ExpressionErrorKind.Syntax, 2, 1, "write '=='")]
    [InlineData("a[*]", ExpressionErrorKind.Wildcard, 2, 1, "use transformArray, or map the path as an attribute")]
    [InlineData("concat()", ExpressionErrorKind.Arity, 0, 6, "requires at least 1; its form is concat(values...: any)")]
    [InlineData("iif(a, b)", ExpressionErrorKind.Arity, 0, 3, "has 2 arguments, but requires 3")]
    [InlineData("to_object('a', 1, 'b')", ExpressionErrorKind.Arity, 0, 9, "a multiple of 2")]
    [InlineData("format('2020', 'yyyy')", ExpressionErrorKind.ArgumentType, 7, 6, "must be a date")]
    [InlineData("x.foo()", ExpressionErrorKind.UnknownMethod, 2, 3, "equalsIgnoreCase")]
    [InlineData("x.toUpperCase()", ExpressionErrorKind.UnknownMethod, 2, 11, "there is the function 'upper'")]
    [InlineData("date == 1", ExpressionErrorKind.ReservedName, 0, 4, "${date}")]
    [InlineData("_errors", ExpressionErrorKind.ReservedName, 0, 7, "${_errors}")]
    [InlineData("new + 1", ExpressionErrorKind.Syntax, 0, 3, "${new}")]
    public void A_mistake_is_one_error_with_its_place_and_remedy(
        string text, object kind, int offset, int length, string remedy)
    {
        var error = Assert.Single(ExpressionChecker.Check(text));
        Assert.Equal((kind, offset, length), (error.Kind, error.Offset, error.Length));
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iif(a.equals('x'), nullify(), a)")]
    [InlineData("transformArray(items, i -> i.price * 2)")]
    [InlineData("coalesce(a, b, 'none')")]
    [InlineData("format(date(d, 'yyyy'), 'yy')")]
    [InlineData("left(5, '1')")]
    [InlineData("f ? first(a) : last(b)")]
    public void A_correct_expression_has_no_error(string text) => Assert.Empty(ExpressionChecker.Check(text));

    [Fact]
    public void No_text_makes_the_parser_throw_and_an_error_is_inside_the_text()
    {
        var random = new Random(16);
        for (var i = 0; i < 100_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            foreach (var error in ExpressionChecker.Check(text))
            {
                Assert.InRange(error.Offset, 0, text.Length);
                Assert.InRange(error.Offset + error.Length, error.Offset, text.Length);
            }

            if (ExpressionParser.Parse(text, out _) is { } parsed)
            {
                try
                {
                    new ExpressionEvaluator(new ObjectValue(), TimeProvider.System).Evaluate(parsed);
                }
                catch (EvaluationException)
                {
                    // The expression is valid and has no value.
                }
            }
        }
    }

    [Fact]
    public void Deep_nesting_is_an_error_and_not_a_crash()
    {
        foreach (var part in (string[])["(", "-", "!", "x->", "{1:", "f(", "a["])
        {
            var text = string.Concat(Enumerable.Repeat(part, 1300));
            Assert.Equal(ExpressionErrorKind.Syntax, Assert.Single(ExpressionChecker.Check(text)).Kind);
        }

        Assert.Empty(ExpressionChecker.Check(string.Join("+", Enumerable.Repeat("1", 2000))));
    }

    [Theory]
    [InlineData("s + s")]
    [InlineData("concat(s, s)")]
    [InlineData("join('', [s, s, s, s])")]
    [InlineData("array_to_string(s, [[1, 2], 3])")]
    [InlineData("replacestr(s, 'a', s)")]
    [InlineData("lpad('a', 2000000000, 'b')")]
    [InlineData("1..2000000000")]
    [InlineData("transformArray(1..90000, x -> transformArray(1..90000, y -> y))")]
    public void A_value_without_bounds_is_an_error(string text)
    {
        var row = new ObjectValue();
        row.Members["s"] = new string('a', 600_000);
        var parsed = ExpressionParser.Parse(text, out _)!;
        Assert.Throws<EvaluationException>(() => new ExpressionEvaluator(row, TimeProvider.System).Evaluate(parsed));
    }
}
