using System.Buffers;
using System.Text;
using System.Text.Json;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.CompilerServices;

/// <summary>Converts the scalars of a document before it is evaluated. A quoted integer, number or boolean is converted if the declared
/// types allow that type and no string. An unquoted number or boolean becomes a string if they allow only a string (or null). Nothing else
/// changes.</summary>
internal static class LenientScalars
{
    /// <param name="document">The document without duplicate properties.</param>
    /// <returns>The converted document, or null if it is unchanged.</returns>
    public static byte[]? Read<T>(JsonElement document)
        where T : class, ISpecRecord<T>
    {
        if (Schema<T>.Types is not { } types)
        {
            return null;
        }

        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output);
        var isChanged = false;
        Write(types.Root, document, types, writer, ref isChanged);
        writer.Flush();
        return isChanged ? output.WrittenSpan.ToArray() : null;
    }

    /// <summary>Returns the converted scalar as JSON, or null if it is unchanged.</summary>
    public static string? Read(JsonElement value, JsonTypes allowed)
    {
        if (SpecJson.Is(value, allowed))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            var text = SpecJson.Text(value);
            var isRead = ((allowed & JsonTypes.Boolean) != 0 && text is "true" or "false")
                || (
                    (allowed & JsonTypes.Number) != 0
                        && PatternFormats.IsJsonNumber(text)
                        && SpecJson.Is(SpecJson.Parse(text), allowed));
            return isRead ? text : null;
        }

        return (allowed & ~JsonTypes.Null) == JsonTypes.String
            && value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? $"\"{value.GetRawText()}\""
            : null;
    }

    private static void Write(TypeConstraint declared, JsonElement value, DeclaredTypes types, Utf8JsonWriter writer, ref bool isChanged)
    {
        if (ReferenceEquals(declared, TypeConstraint.Anything))
        {
            writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (var member in value.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                Write(types.Member(declared, value, member.Name), member.Value, types, writer, ref isChanged);
            }

            writer.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Write(types.Item(declared, index++), item, types, writer, ref isChanged);
            }

            writer.WriteEndArray();
        }
        else
        {
            var read = Read(value, types.Of(declared));
            isChanged |= read is not null;
            writer.WriteRawValue(read ?? value.GetRawText(), skipInputValidation: true);
        }
    }

    private static class Schema<T>
        where T : class, ISpecRecord<T>
    {
        public static readonly DeclaredTypes? Types = T.ScalarTypes.IsEmpty
            ? null
            : new DeclaredTypes(SpecJson.Parse(Encoding.UTF8.GetString(T.ScalarTypes)));
    }
}
