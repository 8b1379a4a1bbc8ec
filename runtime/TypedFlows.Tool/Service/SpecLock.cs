using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TypedFlows.Tool.Reports;

namespace TypedFlows.Tool.Service;

/// <summary>Reads and writes the file specs.lock, which records downloaded specs, so that a later pull detects manual changes.</summary>
internal static class SpecLock
{
    public const string FileName = "specs.lock";

    /// <returns>The entries by file; empty if there is no lock file.</returns>
    /// <exception cref="ToolException">The file is not a lock file.</exception>
    public static Dictionary<string, LockEntry> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return new(StringComparer.Ordinal);
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return json.RootElement.GetProperty("specs").EnumerateArray().Select(entry => new LockEntry(
                    Text(entry, "file"),
                    Text(entry, "kind"),
                    Text(entry, "id"),
                    Text(entry, "version"),
                    Text(entry, "name"),
                    Text(entry, "sha256")))
                .ToDictionary(entry => entry.File, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new ToolException($"{path} is not a lock file of this tool: {e.Message} Restore it from version control, or delete "
                + "it and pull with --force.");
        }

        static string Text(JsonElement entry, string name) =>
            entry.GetProperty(name).GetString() ?? throw new JsonException($"{name} is null.");
    }

    public static string Print(IEnumerable<LockEntry> entries) => JsonReport.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartArray("specs");
        foreach (var entry in entries.OrderBy(entry => entry.File, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("file", entry.File);
            json.WriteString("kind", entry.Kind);
            json.WriteString("id", entry.Id);
            json.WriteString("version", entry.Version);
            json.WriteString("name", entry.Name);
            json.WriteString("sha256", entry.Hash);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }) + "\n";

    /// <summary>Computes a hash that is independent of line ends, which version control may change.</summary>
    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));
}
