using System.Text.Json;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Emulator.Specs;

/// <summary>Builds the JSON of a spec with overlays applied, as the service returns it.</summary>
internal static class SpecDocument
{
    public static JsonElement Of(SourceFile file, Spec spec, EquatableArray<Overlay> overlays)
    {
        JsonSyntax? found = file.Json.Root;
        foreach (var step in JsonPointer.Tokens(spec.Pointer))
        {
            found = found?.Child(step);
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, OverlayReader.Apply((JsonSyntax.Object)found!, overlays, new DiagnosticBag(file, [])));
        }

        using var document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, JsonSyntax value)
    {
        switch (value)
        {
            case JsonSyntax.Object known:
                writer.WriteStartObject();
                foreach (var member in Members.LastOfEach(known))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonSyntax.Array array:
                writer.WriteStartArray();
                foreach (var item in array.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonSyntax.String text:
                writer.WriteStringValue(text.Value);
                break;
            case JsonSyntax.Number number:
                writer.WriteRawValue(number.Text);
                break;
            case JsonSyntax.Literal { Kind: JsonLiteralKind.True }:
                writer.WriteBooleanValue(true);
                break;
            case JsonSyntax.Literal { Kind: JsonLiteralKind.False }:
                writer.WriteBooleanValue(false);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
