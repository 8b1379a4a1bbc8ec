using System.Globalization;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.FlowService;

/// <summary>A reference to a schema in a dataset or mapping set.</summary>
/// <param name="Version">The major version; <see langword="null"/> if the reference has none.</param>
internal sealed record SchemaReference(string Id, string? Version)
{
    /// <param name="reference">An object with id and contentType: a media type with the parameter version, or a version number.</param>
    public static SchemaReference Of(JsonView reference) => new(reference.Text("id") ?? string.Empty, Major(reference.Text("contentType")));

    public bool IsLike(SchemaReference other) =>
        Id.Length == 0
            || other.Id.Length == 0
            || (Id == other.Id && (Version is null || other.Version is null || Version == other.Version));

    private static string? Major(string? text)
    {
        foreach (var part in (text ?? string.Empty).Split(';', StringSplitOptions.TrimEntries))
        {
            var version = part.StartsWith("version=", StringComparison.OrdinalIgnoreCase) ? part["version=".Length..].Trim('"') : part;
            if (decimal.TryParse(version, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return decimal.Truncate(number).ToString(CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
