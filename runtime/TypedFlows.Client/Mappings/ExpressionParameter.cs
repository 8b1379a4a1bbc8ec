using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a parameter of a function.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">The description, or null if it has none.</param>
/// <param name="Type">The type of the argument in JSON, such as <c>object</c>, or null if the service does not report it.</param>
/// <param name="DataType">The type of the argument in Java, such as <c>java.lang.String</c>, or null if the service does not report
/// it.</param>
public sealed record ExpressionParameter(string Name, string? Description, string? Type, string? DataType)
{
    internal static ExpressionParameter Read(JsonElement json) =>
        new(json.Text("name") ?? string.Empty, json.Text("description"), json.Text("type"), json.Text("dataType"));
}
