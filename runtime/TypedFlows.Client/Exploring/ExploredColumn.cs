namespace TypedFlows.Client;

/// <summary>A column that exploring a file or table found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type at the source, such as <c>string</c>.</param>
/// <param name="XdmType">The type that it gets in the platform's schemas; null where not said.</param>
/// <param name="XdmFormat">The format of that type, such as <c>date-time</c>; null where not said.</param>
public sealed record ExploredColumn(string Name, string Type, string? XdmType = null, string? XdmFormat = null);
