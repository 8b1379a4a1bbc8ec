using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedFlows.Tool.Service;

/// <summary>
/// Formats a spec as stable text. Resource metadata of the service is removed, and the top-level properties have a fixed order. The inner
/// order is unchanged, because it determines the order of the members in a record.
/// </summary>
internal static class SpecText
{
    private static readonly string[] s_first =
        ["id", "name", "$id", "meta:altId", "meta:resourceType", "meta:class", "title", "description", "providerId", "version"];

    private static readonly HashSet<string> s_bookkeeping = new(
        [
            "etag",
            "eTag",
            "createdAt",
            "updatedAt",
            "createdBy",
            "updatedBy",
            "createdClient",
            "updatedClient",
            "sandboxId",
            "sandboxName",
            "imsOrgId",
            "imsOrg",
            "meta:registryMetadata",
            "meta:sandboxId",
            "meta:sandboxType",
        ],
        StringComparer.Ordinal);

    private static readonly JsonWriterOptions s_options =
        new() { Indented = true, IndentSize = 4, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonElement spec)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            foreach (var member in spec.EnumerateObject()
                .Where(member => !s_bookkeeping.Contains(member.Name))
                .OrderBy(LocationOf)
                .ThenBy(member => member.Name, StringComparer.Ordinal))
            {
                member.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static int LocationOf(JsonProperty member) =>
        Array.IndexOf(s_first, member.Name) is >= 0 and var position ? position : s_first.Length;
}
