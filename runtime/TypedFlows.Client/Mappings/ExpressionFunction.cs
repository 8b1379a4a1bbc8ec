using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a function that expressions can call.</summary>
/// <param name="Name">The name, such as <c>concat</c>.</param>
/// <param name="Json">The complete function as returned.</param>
public sealed record ExpressionFunction(string Name, JsonElement Json)
{
    /// <summary>Gets the category, such as <c>Date / Time</c>, or null if it has none.</summary>
    public string? Category { get; init; }

    /// <summary>Gets the description, or null if it has none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the signature, such as <c>T first(T...)</c>, or null if it has none.</summary>
    public string? Syntax { get; init; }

    /// <summary>Gets the description of the result, or null if it has none.</summary>
    public string? Returns { get; init; }

    /// <summary>Gets the type of the result, such as <c>java.time.ZonedDateTime</c>, or null if it has none.</summary>
    public string? ReturnType { get; init; }

    /// <summary>Gets an example, or null if it has none.</summary>
    public string? Example { get; init; }

    /// <summary>Gets the result of the example as text, or null if it has none.</summary>
    public string? Result { get; init; }

    /// <summary>Gets the parameters in order.</summary>
    public IReadOnlyList<ExpressionParameter> Parameters { get; init; } = [];

    internal static ExpressionFunction Read(JsonElement json) => new(json.Text("function") ?? string.Empty, json)
    {
        Category = json.Text("category"),
        Description = json.Text("description"),
        Syntax = json.Text("syntax"),
        Returns = json.Text("returns"),
        ReturnType = json.Text("returnType"),
        Example = json.Text("example"),
        Result = json.Text("result"),
        Parameters = [.. json.Items("params").OrderBy(parameter => parameter.Integer("position") ?? 0).Select(ExpressionParameter.Read)],
    };
}
