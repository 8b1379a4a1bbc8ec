using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents an operator of expressions.</summary>
/// <param name="Symbol">The operator, such as <c>+</c>.</param>
/// <param name="Json">The complete operator as returned.</param>
public sealed record ExpressionOperator(string Symbol, JsonElement Json)
{
    /// <summary>Gets the name of the operation, such as <c>add</c>, or null if it has none.</summary>
    public string? MethodName { get; init; }

    /// <summary>Gets the number of operands, or null if the service does not report it.</summary>
    public int? NumberOfOperands { get; init; }

    /// <summary>Gets the description, or null if it has none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets an example, or null if it has none.</summary>
    public string? Example { get; init; }

    internal static ExpressionOperator Read(JsonElement json) => new(json.Text("operatorSymbol") ?? string.Empty, json)
    {
        MethodName = json.Text("methodName"),
        NumberOfOperands = json.Integer("numberOfOperands") is >= 0 and <= int.MaxValue and var number ? (int)number : null,
        Description = json.Text("description"),
        Example = json.Text("example"),
    };
}
