using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedFlows.Oracle.Comparison;

/// <summary>Reads the reviewed list, <c>differences.json</c>.</summary>
internal static class KnownDifferences
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static IReadOnlyList<KnownDifference> Read() =>
        JsonSerializer.Deserialize<IReadOnlyList<KnownDifference>>(File.ReadAllText(FilePath()), s_options)!;

    private static string FilePath([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "..", "differences.json");
}
