using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Emit;

/// <summary>Prints the method that writes a record as JSON.</summary>
internal sealed class WriteEmitter(SourceWriter writer, TypeNames names)
{
    public void Emit(RecordModel record)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Block("public void WriteTo(global::System.Text.Json.Utf8JsonWriter writer)", () =>
        {
            if (record.IsRaw)
            {
                writer.Line("Json.WriteTo(writer);");
                return;
            }

            writer.Line("writer.WriteStartObject();");
            foreach (var member in record.Members)
            {
                Member(member);
            }

            if (record.IsOpen)
            {
                writer.Line("global::TypedFlows.SpecJson.WriteMembers(writer, AdditionalProperties);");
            }

            writer.Line("writer.WriteEndObject();");
        });
    }

    private void Member(MemberModel member)
    {
        void Write(string value, bool mayBeNull)
        {
            writer.Line($"writer.WritePropertyName({CSharpText.Utf8(member.WireName)});");
            Value(member.Type, value, mayBeNull, member.LocalName);
        }

        switch (member.Presence)
        {
            case MemberPresence.Required when member.Type is ScalarType { Kind: ScalarKind.Json }:
                writer.Block($"if ({member.Name}.ValueKind != global::System.Text.Json.JsonValueKind.Undefined)", () => Write(member.Name, false));
                break;
            case MemberPresence.Required:
                Write(member.Name, false);
                break;
            case MemberPresence.RequiredNullable:
                Write(member.Name, true);
                break;
            case MemberPresence.Optional:
                writer.Block($"if ({member.Name} is {{ }} {member.LocalName})", () => Write(member.LocalName, false));
                break;
            default:
                writer.Block($"if ({member.Name}.IsPresent)", () => Write(member.Name + ".Value", true));
                break;
        }
    }

    private void Value(TypeModel type, string value, bool mayBeNull, string local)
    {
        if (mayBeNull)
        {
            var present = local + "Present";
            writer.Block($"if ({value} is {{ }} {present})", () => Value(type, present, false, local));
            writer.Block("else", () => writer.Line("writer.WriteNullValue();"));
            return;
        }

        switch (type)
        {
            case ScalarType { Kind: ScalarKind.Integer or ScalarKind.Number }:
                writer.Line($"writer.WriteNumberValue({value});");
                break;
            case ScalarType { Kind: ScalarKind.Boolean }:
                writer.Line($"writer.WriteBooleanValue({value});");
                break;
            case ScalarType { Kind: ScalarKind.Text } or FixedType:
                writer.Line($"writer.WriteStringValue({value});");
                break;
            case ScalarType { Kind: ScalarKind.Secret }:
                writer.Line($"writer.WriteStringValue({value}.Reveal());");
                break;
            case EnumType e:
                writer.Line($"writer.WriteStringValue({names.JsonText(e.Name)}.Of({value}));");
                break;
            case ListType list:
                writer.Line("writer.WriteStartArray();");
                var item = local.TrimStart('@') + "Item";
                writer.Block($"foreach (var {item} in {value})", () => Value(list.Item, item, list.ItemsMayBeNull, item));
                writer.Line("writer.WriteEndArray();");
                break;
            case MapType map:
                writer.Line("writer.WriteStartObject();");
                var member = local.TrimStart('@') + "Member";
                writer.Block($"foreach (var {member} in {value})", () =>
                {
                    writer.Line($"writer.WritePropertyName({member}.Key);");
                    Value(map.Value, member + ".Value", map.ValuesMayBeNull, member);
                });
                writer.Line("writer.WriteEndObject();");
                break;
            default:
                writer.Line($"{value}.WriteTo(writer);");
                break;
        }
    }
}
