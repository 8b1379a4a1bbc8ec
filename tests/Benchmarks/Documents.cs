using System.Text;
using System.Text.Json;

namespace TypedFlows.Benchmarks;

/// <summary>Provides the embedded documents that are read and written, and their schemas.</summary>
internal static class Documents
{
    public static byte[] Schedule { get; } = Load("documents/w1_valid.json");

    public static byte[] ScheduleInterval5 { get; } = Load("documents/w1_invalid.json");

    public static byte[] ScheduleOnceWithInterval { get; } = Load("documents/w1_once_interval.json");

    public static byte[] Flow { get; } = Load("documents/w2_valid.json");

    public static byte[] FlowInvalid { get; } = Load("documents/w2_invalid.json");

    public static byte[] Columns { get; } = Load("documents/w3_valid.json");

    public static byte[] ColumnsInvalid { get; } = Load("documents/w3_invalid.json");

    public static byte[] Shipment { get; } = Load("documents/w4_valid.json");

    public static byte[] ShipmentInvalid { get; } = Load("documents/w4_invalid.json");

    /// <summary>Returns a value indicating whether both documents are equal except for white space.</summary>
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
            ?? throw new InvalidOperationException($"The program does not contain {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
