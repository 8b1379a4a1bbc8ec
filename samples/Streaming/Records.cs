using System.IO.Compression;
using System.Text.Json;
using Samples.Shared;

namespace StreamingSample;

/// <summary>Reads the records of a file with one JSON value per line, compressed or not.</summary>
internal static class Records
{
    public static IEnumerable<JsonElement> Read(DirectoryInfo folder, string name)
    {
        var plain = Path.Combine(folder.FullName, name + ".jsonl");
        var path = File.Exists(plain) ? plain : plain + ".gz";
        return File.Exists(path) ? Lines(path) : throw new SampleFailedException($"Neither {plain} nor {plain}.gz exists. Check --data.");
    }

    /// <summary>Returns the record of a file with a single record.</summary>
    public static JsonElement ReadOne(DirectoryInfo folder, string name)
    {
        var path = Path.Combine(folder.FullName, name);
        using var document = JsonDocument.Parse(
            File.Exists(path) ? File.ReadAllBytes(path) : throw new SampleFailedException($"{path} does not exist. Check --data."));
        return document.RootElement.Clone();
    }

    private static IEnumerable<JsonElement> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        while (reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                using var document = JsonDocument.Parse(line);
                yield return document.RootElement.Clone();
            }
        }
    }
}
