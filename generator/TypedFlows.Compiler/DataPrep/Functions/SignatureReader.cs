using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.DataPrep.Functions;

/// <summary>Reads the lines of <see cref="FunctionTable"/>.</summary>
internal static class SignatureReader
{
    public static IEnumerable<FunctionSignature> Read(string category, string lines) =>
        lines.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => ReadLine(category, line));

    private static FunctionSignature ReadLine(string category, string line)
    {
        var parts = line.Split('|');
        var head = parts[0].Trim();
        var space = head.IndexOf(' ');
        var open = head.IndexOf('(');
        var parameters = head.Substring(open + 1, head.Length - open - 2);
        return new(
            head.Substring(space + 1, open - space - 1),
            category,
            parameters.Length == 0 ? [] : parameters.Split(',').Select(ReadParameter).ToEquatableArray(),
            TypeOf(head.Substring(0, space)),
            parts[1].Trim())
        {
            Determinism = parts.Length < 3 ? Determinism.Deterministic
                : parts[2].Trim() == "changing" ? Determinism.Changing : Determinism.NotEvaluated,
        };
    }

    private static FunctionParameter ReadParameter(string text)
    {
        var colon = text.IndexOf(':');
        var name = text.Substring(0, colon).Trim();
        var type = text.Substring(colon + 1).Trim().Split([" or "], StringSplitOptions.None).Aggregate(
            ExpressionType.None, (all, each) => all | TypeOf(each));
        return new(name.TrimEnd('.', '?'), type, name.Contains('?'), name.EndsWith("...", StringComparison.Ordinal));
    }

    private static ExpressionType TypeOf(string name) => name switch
    {
        "string" => ExpressionType.String,
        "integer" or "int" => ExpressionType.Integer,
        "number" => ExpressionType.Number,
        "boolean" => ExpressionType.Boolean,
        "date" => ExpressionType.Date,
        "array" => ExpressionType.Array,
        "object" => ExpressionType.Object,
        "map" => ExpressionType.Map,
        "null" => ExpressionType.Null,
        "lambda" => ExpressionType.Lambda,
        _ => ExpressionType.Any,
    };
}
