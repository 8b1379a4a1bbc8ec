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
            writer.Line(before is null ? $"writer.Name({Name(member)});" : $"writer.Fixed({Name(member, before)});");
            writer.Line(Value(member.Type, value, mayBeNull) + ";");
        }

        switch (member.Presence)
        {
            case MemberPresence.Required when member.KeepsText:
                Write(MemberLocals.Field(member), false);
                break;
            case MemberPresence.Required when member.Type is TypeModel.Scalar { Kind: ScalarKind.Json }:
                writer.If($"{member.Name}.ValueKind != {Json}JsonValueKind.Undefined", () => Write(member.Name, false));
                break;
            case MemberPresence.Required:
                Write(member.Name, false);
                break;
            case MemberPresence.RequiredNullable:
                Write(member.Name, true);
                break;
            case MemberPresence.Optional:
                Optional(member, before);
                break;
            default:
                writer.If($"{member.Name}.IsPresent", () => Write(member.Name + ".Value", true));
                break;
        }
    }

    // After a property that is always written, the comma needs no test.
    private void Optional(MemberModel member, string? before)
    {
        var value = member.KeepsText ? MemberLocals.Field(member) : member.Name;
        if (before is null)
        {
            writer.Line($"writer.Optional({Name(member)}, {Arguments(member.Type, value)});");
            return;
        }

        writer.If(member.KeepsText ? value + ".HasValue" : $"{value} is {{ }} {member.LocalName}", () =>
        {
            writer.Line($"writer.Fixed({Name(member, before)});");
            writer.Line(Value(member.Type, member.KeepsText ? value : member.LocalName, false) + ";");
        });
    }

    private static string Name(MemberModel member, string before = ",") =>
        CSharpText.Utf8($"{before}{CSharpText.Json(member.WireName)}:");

    public string Value(TypeModel type, string value, bool mayBeNull)
    {
        var method = type switch
        {
            TypeModel.Enum => "WriteEnum",
            TypeModel.List { Item: TypeModel.Scalar { KeepsText: true } } => "WriteListOfScalars",
            TypeModel.Map { Value: TypeModel.Scalar { KeepsText: true } } => "WriteMapOfScalars",
            TypeModel.List => "WriteList",
            TypeModel.Map => "WriteMap",
            _ => "Write",
        };
        var orNull = mayBeNull && type is TypeModel.Record or TypeModel.List or TypeModel.Map ? ", mayBeNull: true" : string.Empty;
        return $"writer.{method}({Arguments(type, value)}{orNull})";
    }

    private string Arguments(TypeModel type, string value) => type switch
    {
        TypeModel.Enum e => $"{names.JsonText(e.Name)}, (int?){value}",
        TypeModel.List list => $"{value}, {Each(list.Item, list.ItemsMayBeNull)}",
        TypeModel.Map map => $"{value}, {Each(map.Value, map.ValuesMayBeNull)}",
        _ => value,
    };

    private string Each(TypeModel item, bool mayBeNull) => item is TypeModel.Scalar { KeepsText: true }
        ? $"static ({Writer}, {names.Kept(item)} item) => {Value(item, "item", false)}"
        : $"static ({Writer}, {names.Of(item, mayBeNull)} item) => {Value(item, "item", mayBeNull)}";
}
