using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using TypedFlows.Aot.Specs;

namespace TypedFlows.Aot;

/// <summary>Reads, checks and writes a type by its own methods and by System.Text.Json with the generated resolver.</summary>
internal sealed class SpecType<T>(
    string name,
    TryParse<T> tryParse,
    ValidateJson validateJson,
    Action<T,
    IBufferWriter<byte>> write,
    string[] valid,
    string[] invalid) : ISpecType
    where T : class, ISpecObject
{
    private static readonly JsonSerializerOptions s_options = new() { TypeInfoResolver = SpecTypeInfoResolver.Default };

    public string Name => name;

    public IEnumerable<string> Try() => valid.SelectMany(TryValid).Concat(invalid.SelectMany(TryInvalid));

    private IEnumerable<string> TryValid(string document)
    {
        var json = Encoding.UTF8.GetBytes(document);
        if (validateJson(json, null) is { IsValid: false } evaluated)
        {
            yield return $"ValidateJson rejects {document}: {evaluated}";
        }

        if (!tryParse(json, out var value, out var result, null))
        {
            yield return $"TryParseJson rejects {document}: {result}";
            yield break;
        }

        if (value.Validate() is { IsValid: false } broken)
        {
            yield return $"Validate rejects {document}: {broken}";
        }

        var output = new ArrayBufferWriter<byte>();
        write(value, output);
        if (!IsSame(output.WrittenSpan, document))
        {
            yield return $"WriteTo makes {Encoding.UTF8.GetString(output.WrittenSpan)} of {document}";
        }

        var type = (JsonTypeInfo<T>)s_options.GetTypeInfo(typeof(T));
        if (!value.Equals(JsonSerializer.Deserialize(json, type)))
        {
            yield return $"JsonSerializer.Deserialize reads another value than TryParseJson of {document}";
        }

        var serialized = JsonSerializer.SerializeToUtf8Bytes(value, type);
        if (!IsSame(serialized, document))
        {
            yield return $"JsonSerializer.Serialize makes {Encoding.UTF8.GetString(serialized)} of {document}";
        }
    }

    private IEnumerable<string> TryInvalid(string document)
    {
        var json = Encoding.UTF8.GetBytes(document);
        if (validateJson(json, null).IsValid)
        {
            yield return $"ValidateJson accepts {document}";
        }

        if (tryParse(json, out _, out var result, null) || result.IsValid)
        {
            yield return $"TryParseJson accepts {document}";
        }
    }

    private static bool IsSame(ReadOnlySpan<byte> written, string document) =>
        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(document));
}
