using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedFlows.Tool.Service;

/// <summary>
/// A spec as text that is the same whenever the spec is: what a service keeps about the resource is left out and the members of the
/// spec itself stand in one order. Inside, the order stays the service's: it says which member comes first in a record.
/// </summary>
internal static class SpecText
{
    private static readonly string[] s_first = ["id", "name", "description", "providerId", "version"];

    private static readonly HashSet<string> s_bookkeeping = new(
        ["etag", "eTag", "createdAt", "updatedAt", "createdBy", "updatedBy", "createdClient", "updatedClient", "sandboxId", "sandboxName", "imsOrgId"], StringComparer.Ordinal);

    private static readonly JsonWriterOptions s_options = new() { Indented = true, IndentSize = 4, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonElement spec)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            foreach (var member in spec.EnumerateObject().Where(member => !s_bookkeeping.Contains(member.Name)).OrderBy(LocationOf).ThenBy(member => member.Name, StringComparer.Ordinal))
            {
                member.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static int LocationOf(JsonProperty member) => Array.IndexOf(s_first, member.Name) is >= 0 and var position ? position : s_first.Length;
}
