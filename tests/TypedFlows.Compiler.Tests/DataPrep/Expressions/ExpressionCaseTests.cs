using System.Globalization;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Compiler.DataPrep.Functions;

namespace TypedFlows.Compiler.Tests.DataPrep.Expressions;

/// <summary>Tests expressions with the cases of <c>tests/Conformance/expressions.jsonl</c>.</summary>
public class ExpressionCaseTests
{
    private static readonly string[] s_lines =
        Repository.Read("tests/Conformance/expressions.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Every_case_has_its_result_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var cases = s_lines.Select(ExpressionCase.Read).ToList();
            var failed = cases.Select(each => (each.Id, Mismatch: each.Mismatch(each.Run(TimeProvider.System)))).ToList();
            Assert.DoesNotContain(failed, each => each.Mismatch is not null);
            Assert.True(cases.Count > 300);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_function_has_an_implementation_or_is_not_evaluated()
    {
        var evaluated = FunctionTable.All.Where(signature => signature.Determinism != Determinism.NotEvaluated);
        Assert.Equal(
            evaluated.Select(signature => signature.Name).Distinct().Order(StringComparer.Ordinal),
            FunctionLibrary.Names.Order(StringComparer.Ordinal));
    }

    /// <summary>Tests that arguments of any types and numbers give a value or an error, and no other exception.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_takes_any_arguments(string name)
    {
        const string Row = """
            {"n": null, "s": "abc", "e": "", "i": 3, "neg": -1, "big": 12345678901234567890123, "d": 2.5, "t": true, "l": [1, null, "b"],
             "le": [], "lo": [{"k": "x"}, {"k": null}, {}], "o": {"k": 1, "z": null}, "u": "https://h/?a=1#x", "p": "yyyy-MM-dd"}
            """;
        string[] values = ["n", "s", "e", "i", "neg", "big", "d", "t", "l", "le", "lo", "o", "u", "p", "x -> x", "date('2026-10-05')"];
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var arguments = Enumerable.Range(0, i % 9).Select(_ => values[random.Next(values.Length)]);
            var json = new JsonObject
            {
                ["id"] = "x",
                ["expression"] = $"{name}({string.Join(", ", arguments)})",
                ["input"] = JsonNode.Parse(Row),
            };
            var result = ExpressionCase.Read(json.ToJsonString()).Run(TimeProvider.System);
            Assert.True(result.Error is null || result.Value is null, json.ToJsonString());
        }
    }

    public static TheoryData<string> Functions => [.. FunctionTable.Names];

    /// <summary>Tests that each function is tried with usual values, with null, and with values that it cannot take.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_function_has_cases_for_usual_values_null_and_errors(string name)
    {
        var cases = s_lines.Where(line => line.Contains($"{name}(", StringComparison.Ordinal)).Select(Case.Read)
            .Where(each => each.Expression.Contains($"{name}(", StringComparison.Ordinal)).ToList();
        var parameters = FunctionTable.Find(name)[0].Parameters;
        Assert.True(cases.Count >= 3, $"{name} has {cases.Count} cases.");
        Assert.True(parameters.Count == 0 || cases.Exists(each => each.HasNull), $"{name} has no case with null.");
        Assert.True(
            parameters.All(parameter => parameter.Type == ExpressionType.Any) || cases.Exists(each => each.HasError),
            $"{name} has no case with an error.");
    }

    [Theory]
    [InlineData("""{ "id": "x", "expression": "1", "result": 2, "type": "integer" }""", "expected 2")]
    [InlineData("""{ "id": "x", "expression": "1", "result": 1, "type": "string" }""", "expected the type string")]
    [InlineData("""{ "id": "x", "expression": "1 +", "result": 1, "type": "integer" }""", "got the error syntax")]
    [InlineData("""{ "id": "x", "expression": "1", "error": { "kind": "evaluation" } }""", "expected the error evaluation")]
    [InlineData("""{ "id": "x", "expression": "f()", "error": { "kind": "unknown-function", "offset": 1 } }""", "expected the offset 1")]
    [InlineData("""{ "id": "x", "expression": "uuid()", "pattern": "x", "type": "string" }""", "expected a match")]
    [InlineData("""{ "id": "x", "expression": "{'a': [1]}", "result": { "a": [1, 2] }, "type": "map" }""", "expected {")]
    public void A_wrong_result_is_found(string line, string expected)
    {
        var tested = ExpressionCase.Read(line);
        Assert.StartsWith(expected, tested.Mismatch(tested.Run(TimeProvider.System)), StringComparison.Ordinal);
    }

    private sealed record Case(string Expression, bool HasNull, bool HasError)
    {
        public static Case Read(string line)
        {
            var json = JsonNode.Parse(line)!;
            var expression = json["expression"]?.GetValue<string>() ?? string.Empty;
            return new(
                expression,
                expression.Contains("null", StringComparison.Ordinal)
                    || json["input"]?.AsObject().Any(field => field.Value is null) == true
                    || json["result"] is null && json["error"] is null,
                json["error"] is not null);
        }
    }
}
