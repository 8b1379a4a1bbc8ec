using System.IO.Compression;
using System.Text;
using Samples.Shared;

namespace StreamingSample;

/// <summary>Reads the records of a file with one JSON value per line, compressed or not.</summary>
internal static class Records
{
    /// <summary>Returns the records of a file as UTF-8.</summary>
    public static IEnumerable<byte[]> Read(DirectoryInfo folder, string name)
    {
        var plain = Path.Combine(folder.FullName, name + ".jsonl");
        var path = File.Exists(plain) ? plain : plain + ".gz";
        return File.Exists(path) ? Lines(path) : throw new SampleFailedException($"Neither {plain} nor {plain}.gz exists. Check --data.");
    }

    /// <summary>Returns the record of a file with a single record.</summary>
    public static byte[] ReadOne(DirectoryInfo folder, string name)
    {
        var path = Path.Combine(folder.FullName, name);
        return File.Exists(path) ? File.ReadAllBytes(path) : throw new SampleFailedException($"{path} does not exist. Check --data.");
    }

    private static IEnumerable<byte[]> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        while (reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Encoding.UTF8.GetBytes(line);
            }
        }
    }
}
