using System.Text.Json;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.HandWritten;

/// <summary>Reads a reference to a spec: a non-empty id, and a version.</summary>
internal static class SpecReferenceReader
{
    public static ReadError Read(ref Utf8JsonReader reader, out SpecReference? reference)
    {
        reference = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadError.Type;
        }

        string? id = null;
        string? version = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var error = ReadError.None;
            if (Names.Is(ref reader, "id"u8))
            {
                reader.Read();
                error = Values.ReadFilledString(ref reader, out id);
            }
            else if (Names.Is(ref reader, "version"u8))
            {
                reader.Read();
                error = Values.ReadString(ref reader, out version);
            }
            else
            {
                reader.Skip();
            }

            if (error != ReadError.None)
            {
                return error;
            }
        }

        if (id is null || version is null)
        {
            return ReadError.Required;
        }

        reference = new SpecReference(id, version);
        return ReadError.None;
    }
}
