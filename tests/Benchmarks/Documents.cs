using System.Text;
using System.Text.Json;

namespace TypedFlows.Benchmarks;

/// <summary>The documents that are read and written, and the schemas that judge them, embedded in this program.</summary>
internal static class Documents
{
    public static byte[] Schedule { get; } = Load("documents/w1_valid.json");

    public static byte[] ScheduleInterval5 { get; } = Load("documents/w1_invalid.json");

    public static byte[] ScheduleOnceWithInterval { get; } = Load("documents/w1_once_interval.json");

    public static byte[] Flow { get; } = Load("documents/w2_valid.json");

    public static byte[] FlowInvalid { get; } = Load("documents/w2_invalid.json");

    public static byte[] Columns { get; } = Load("documents/w3_valid.json");

    public static byte[] ColumnsInvalid { get; } = Load("documents/w3_invalid.json");

    /// <summary>True when both say the same, whatever their spacing.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> written, byte[] document)
    {
        var reader = new Utf8JsonReader(written);
        using var left = JsonDocument.ParseValue(ref reader);
        using var right = JsonDocument.Parse(document);
        return JsonElement.DeepEquals(left.RootElement, right.RootElement);
    }

    public static string Text(string name) => Encoding.UTF8.GetString(Load(name));

    private static byte[] Load(string name)
    {
        using var stream = typeof(Documents).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program holds no {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
