using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits the method that writes a record as JSON.</summary>
internal sealed class WriteEmitter(SourceWriter writer, TypeNames names)
{
    public void Emit(RecordModel record)
    {
        writer.Block($"void {Services}ISpecValue.Write({Writer})", () =>
        {
            if (record.IsRaw)
            {
                writer.Line(Value(record.Members[0].Type, record.Members[0].Name, false) + ";");
                return;
            }

            if (record.IsTuple)
            {
                new TupleEmitter(writer, names).Write(record);
                return;
            }

            // The text before the next name. It is null if only the writer knows whether a property precedes it.
            var before = "{";
            foreach (var member in record.Members)
            {
                if (before == "{" && !member.IsAlwaysWritten)
                {
                    writer.Line("writer.StartObject();");
                    before = null;
                }

                Member(member, before);
                before = member.IsAlwaysWritten ? "," : before;
            }

            if (before == "{")
            {
                writer.Line("writer.StartObject();");
            }

            if (record.IsOpen)
            {
                writer.Line("writer.WriteMembers(AdditionalProperties, s_members);");
            }

            writer.Line("writer.EndObject();");
        });
    }

    private void Member(MemberModel member, string? before)
    {
        void Write(string value, bool mayBeNull)
        {
            var name = CSharpText.Json(member.WireName) + ":";
            writer.Line(
                before is null ? $"writer.Name({CSharpText.Utf8("," + name)});" : $"writer.Fixed({CSharpText.Utf8(before + name)});");
            writer.Line(Value(member.Type, value, mayBeNull) + ";");
        }

        switch (member.Presence)
        {
            case MemberPresence.Required when member.KeepsText:
                Write(MemberLocals.Field(member), false);
                break;
            case MemberPresence.Optional when member.KeepsText:
                writer.Block($"if ({MemberLocals.Field(member)}.HasValue)", () => Write(MemberLocals.Field(member), false));
                break;
            case MemberPresence.Required when member.Type is TypeModel.Scalar { Kind: ScalarKind.Json }:
                writer.Block($"if ({member.Name}.ValueKind != {Json}JsonValueKind.Undefined)", () => Write(member.Name, false));
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

    public string Value(TypeModel type, string value, bool mayBeNull)
    {
        var orNull = mayBeNull ? ", mayBeNull: true" : string.Empty;
        return type switch
        {
            TypeModel.Enum e => $"{names.JsonText(e.Name)}.Write(ref writer, {value})",
            TypeModel.Record => $"writer.Write({value}{orNull})",
            TypeModel.List { Item: TypeModel.Scalar { KeepsText: true } } list =>
                $"writer.WriteListOfScalars({value}, {Each(list.Item, false)}{orNull})",
            TypeModel.Map { Value: TypeModel.Scalar { KeepsText: true } } map =>
                $"writer.WriteMapOfScalars({value}, {Each(map.Value, false)}{orNull})",
            TypeModel.List list => $"writer.WriteList({value}, {Each(list.Item, list.ItemsMayBeNull)}{orNull})",
            TypeModel.Map map => $"writer.WriteMap({value}, {Each(map.Value, map.ValuesMayBeNull)}{orNull})",
            _ => $"writer.Write({value})",
        };
    }

    private string Each(TypeModel item, bool mayBeNull) => item is TypeModel.Scalar { KeepsText: true }
        ? $"static ({Writer}, {names.Kept(item)} item) => {Value(item, "item", mayBeNull)}"
        : $"static ({Writer}, {names.Of(item, mayBeNull)} item) => {Value(item, "item", mayBeNull)}";
}
