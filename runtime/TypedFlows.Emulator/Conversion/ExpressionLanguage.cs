using System.Text.Json.Nodes;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Compiler.DataPrep.Expressions;
using TypedFlows.Compiler.DataPrep.Functions;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.Conversion;

/// <summary>Serves the language of mapping expressions: its functions and operators, and the validation of one expression.</summary>
internal sealed class ExpressionLanguage(Platform platform)
{
    // The names of methods are those of the engine's documentation.
    private static readonly (string Symbol, string Method, int Operands, string Description, string Example)[] s_operators =
    [
        ("+", "add", 2, "The sum, or the joined texts.", "1 + 2"),
        ("-", "subtract", 2, "The difference.", "3 - 2"),
        ("*", "multiply", 2, "The product.", "2 * 3"),
        ("/", "divide", 2, "The quotient, an integer for two integers.", "7 / 2"),
        ("%", "mod", 2, "The remainder.", "7 % 2"),
        ("-", "negate", 1, "The negative number.", "-12"),
        ("!", "not", 1, "True if the operand is false.", "!true"),
        ("~", "complement", 1, "The complement of the bits.", "~33"),
        ("&", "and", 2, "The bits that are in both operands.", "33 & 4"),
        ("|", "or", 2, "The bits that are in an operand.", "33 | 4"),
        ("^", "xor", 2, "The bits that are in one operand only.", "33 ^ 4"),
        ("==", "equals", 2, "True if both operands are equal.", "a == b"),
        ("!=", "equals", 2, "True if the operands are not equal.", "a != b"),
        ("<", "lessThan", 2, "True if the left operand is less.", "1 < 2"),
        ("<=", "lessThanOrEqual", 2, "True if the left operand is less or equal.", "1 <= 2"),
        (">", "greaterThan", 2, "True if the left operand is greater.", "2 > 1"),
        (">=", "greaterThanOrEqual", 2, "True if the left operand is greater or equal.", "2 >= 1"),
        ("=~", "contains", 2, "True if the text matches the pattern, or the container contains the value.", "a =~ 'b.*'"),
        ("!~", "contains", 2, "True if the text does not match the pattern, or the container does not contain the value.", "a !~ 'b.*'"),
        ("=^", "startsWith", 2, "True if the text starts with the right operand.", "a =^ 'b'"),
        ("!^", "startsWith", 2, "True if the text does not start with the right operand.", "a !^ 'b'"),
        ("=$", "endsWith", 2, "True if the text ends with the right operand.", "a =$ 'b'"),
        ("!$", "endsWith", 2, "True if the text does not end with the right operand.", "a !$ 'b'"),
        ("&&", "and", 2, "True if both operands are true.", "a && b"),
        ("||", "or", 2, "True if an operand is true.", "a || b"),
        ("..", "createRange", 2, "The integers from the left to the right operand.", "1 .. 3"),
        ("empty", "empty", 1, "True if the operand is null or contains nothing.", "empty a"),
        ("size", "size", 1, "The number of characters, items or pairs.", "size a"),
        ("? :", "ternary", 3, "The second operand if the first is true, otherwise the third.", "a ? b : c"),
        ("?:", "elvis", 2, "The left operand if it is true, otherwise the right one.", "a ?: b"),
        ("??", "coalesce", 2, "The left operand if it is not null, otherwise the right one.", "a ?? b"),
    ];

    public IEnumerable<Operation> Operations =>
    [
        Operation.Post(Service.Conversion, "/languages/el/validate", ValidateAsync),
        Operation.Get(
            Service.Conversion, "/languages/el/functions", _ => Response.Ok(new JsonArray([.. FunctionTable.All.Select(Print)]))),
        Operation.Get(
            Service.Conversion,
            "/languages/el/operators",
            _ => Response.Ok(new JsonArray([.. s_operators.Select(each => (JsonNode)new JsonObject
            {
                ["operatorSymbol"] = each.Symbol,
                ["methodName"] = each.Method,
                ["numberOfOperands"] = each.Operands,
                ["description"] = each.Description,
                ["example"] = each.Example,
            })]))),
    ];

    private async Task<Response> ValidateAsync(RequestContext call)
    {
        var body = await call.ReadBodyAsync();
        var expression = body.RequiredText("expression", "the expression to validate");
        foreach (var name in (string[])["mappingSetId", "sampleData", "sampleDataType"])
        {
            // Their type is checked.
            _ = body.Text(name);
        }

        var error = ExpressionChecker.Check(expression).FirstOrDefault(found => !found.IsWarning);
        var message = error is null ? null : CaseError.Of(error).ToString();
        return message is not null && platform.IsStrict
            ? throw ApiErrors.Expression.With(message)
            : Response.Ok(new JsonObject
            {
                ["validationStatus"] = message is null ? "succeeded" : "failed",
                ["error"] = message ?? "none",
            });
    }

    private static JsonNode Print(FunctionSignature function)
    {
        var types = function.Parameters.Select(
            parameter => Simple(JavaType(parameter.Type)) + (parameter.IsRepeated ? "..." : string.Empty));
        var returns = JavaType(function.Result);
        return new JsonObject
        {
            ["category"] = function.Category,
            ["function"] = function.Name,
            ["description"] = $"Returns {function.Summary}.",
            ["syntax"] = $"{Simple(returns)} {function.Name}({string.Join(", ", types)})",
            ["returns"] = function.Summary,
            ["returnType"] = returns,
            ["example"] = null,
            ["result"] = null,
            ["params"] = new JsonArray([.. function.Parameters.Select((parameter, i) => (JsonNode)new JsonObject
            {
                ["name"] = parameter.Name,
                ["description"] = parameter.ToString(),
                ["type"] = JsonType(parameter.Type),
                ["dataType"] = parameter.IsRepeated ? $"[L{JavaType(parameter.Type)};" : JavaType(parameter.Type),
                ["position"] = i + 1,
            })]),
            ["since"] = 1,
        };
    }

    private static string JavaType(ExpressionType type) => (type & ~ExpressionType.Null) switch
    {
        ExpressionType.String => "java.lang.String",
        ExpressionType.Integer => "java.lang.Integer",
        ExpressionType.Number or ExpressionType.Fraction => "java.lang.Double",
        ExpressionType.Boolean => "java.lang.Boolean",
        ExpressionType.Date => "java.time.ZonedDateTime",
        ExpressionType.Array => "java.util.List",
        ExpressionType.Map => "java.util.Map",
        _ => "java.lang.Object",
    };

    private static string JsonType(ExpressionType type) => (type & ~ExpressionType.Null) switch
    {
        ExpressionType.String => "string",
        ExpressionType.Integer => "integer",
        ExpressionType.Number or ExpressionType.Fraction => "number",
        ExpressionType.Boolean => "boolean",
        _ => "object",
    };

    private static string Simple(string javaType) => javaType[(javaType.LastIndexOf('.') + 1)..];
}
