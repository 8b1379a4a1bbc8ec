namespace TypedFlows.Client;

/// <summary>Represents a column of an explored file or table.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type at the source, such as <c>string</c>.</param>
/// <param name="XdmType">The type in the platform's schemas, or null if the service does not report it.</param>
/// <param name="XdmFormat">The format of that type, such as <c>date-time</c>, or null if the service does not report it.</param>
public sealed record ExploredColumn(string Name, string Type, string? XdmType = null, string? XdmFormat = null);
