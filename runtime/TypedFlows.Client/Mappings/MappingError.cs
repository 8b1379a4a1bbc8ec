using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a mistake of a mapping row, or a row that fails for a source row.</summary>
/// <param name="Message">The message of the service.</param>
/// <param name="Source">The attribute, expression or constant, or null if the service does not name it.</param>
/// <param name="Destination">The path in the schema, or null if the service does not name it.</param>
public sealed record MappingError(string Message, string? Source, string? Destination)
{
    /// <summary>Gets the kind of the source, or null if it is unknown.</summary>
    public MappingSourceType? SourceType { get; init; }

    /// <summary>Gets the name of the column, or null if the service does not name it.</summary>
    public string? ColumnName { get; init; }

    /// <summary>Returns the destination and the message.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() => Destination is null ? Message : $"{Destination}: {Message}";

    internal static IReadOnlyList<MappingError> ReadAll(JsonElement json) => [.. json.Items("errors").Select(Read)];

    private static MappingError Read(JsonElement json) =>
        new(json.AsText() ?? json.Text("exception") ?? json.GetRawText(), json.Text("source"), json.Text("destination"))
        {
            SourceType = json.Text("sourceType") is { } type ? MappingSet.TypeOf(type) : null,
            ColumnName = json.Text("columnName"),
        };
}
