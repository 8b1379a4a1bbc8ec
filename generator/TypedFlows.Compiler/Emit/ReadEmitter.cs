using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Emit;

/// <summary>Prints the one pass that reads a record.</summary>
internal sealed class ReadEmitter(SourceWriter writer, TypeNames names)
{
    public void Emit(RecordModel record)
    {
        var type = names.Short(record.Name);
        writer.Block($"static {type}? global::TypedFlows.ISpecRecord<{type}>.Read({TypeNames.Reader})", () =>
        {
            if (record.IsRaw)
            {
                writer.Line($"return new {type} {{ Json = state.ReadJson(ref reader) }};");
            }
            else
            {
                Body(record, type);
            }
        });
    }

    private void Body(RecordModel record, string type)
    {
        writer.Block("if (!state.StartObject(ref reader))", () => writer.Line("return null;"));
        writer.Line();
        foreach (var member in record.Members)
        {
            writer.Line(member.Type is FixedType ? $"var {member.LocalName} = false;" : $"{Local(member)} {member.LocalName} = default;");
        }

        if (record.IsOpen)
        {
            writer.Line("global::System.Collections.Generic.Dictionary<string, global::System.Text.Json.JsonElement>? additionalProperties = null;");
        }

        writer.Block("while (state.NextMember(ref reader))", () => Members(record));
        writer.Line();
        string[] missing = [.. record.Members.Where(m => m.Presence is MemberPresence.Required or MemberPresence.RequiredNullable).Select(Missing)];
        if (missing.Length > 0)
        {
            writer.Block($"if ({string.Join(" || ", missing)})", () =>
            {
                writer.Line("state.Incomplete();");
                writer.Line("return null;");
            });
            writer.Line();
        }

        writer.Block($"return new {type}", () =>
        {
            foreach (var member in record.Members.Where(m => m.Type is not FixedType))
            {
                writer.Line($"{member.Name} = {Given(member)},");
            }

            if (record.IsOpen)
            {
                writer.Line("AdditionalProperties = additionalProperties,");
            }
        }, "};");
    }

    private void Members(RecordModel record)
    {
        var head = "if";
        foreach (var member in record.Members)
        {
            writer.Block($"{head} (reader.ValueTextEquals({CSharpText.Utf8(member.WireName)}))", () =>
            {
                writer.Line("reader.Read();");
                if (member.Type is FixedType text)
                {
                    writer.Line($"state.ReadFixed(ref reader, {CSharpText.Utf8(text.Text)});");
                    writer.Line($"{member.LocalName} = true;");
                }
                else
                {
                    var mayBeNull = member.Presence is MemberPresence.RequiredNullable or MemberPresence.OptionalNullable;
                    var value = Value(member.Type, mayBeNull);
                    writer.Line($"{member.LocalName} = {(mayBeNull ? $"new global::TypedFlows.Optional<{names.Of(member.Type)}?>({value})" : value)};");
                }
            });
            head = "else if";
        }

        void Others()
        {
            if (record.IsOpen)
            {
                writer.Line("state.ReadAdditional(ref reader, ref additionalProperties);");
            }
            else
            {
                writer.Line("reader.Read();");
                writer.Line("state.Misfit(ref reader);");
            }
        }

        if (record.Members.Count == 0)
        {
            Others();
        }
        else
        {
            writer.Block("else", Others);
        }
    }

    private string Value(TypeModel type, bool mayBeNull)
    {
        var value = type switch
        {
            ScalarType { Kind: ScalarKind.Integer } => "state.ReadInt64(ref reader)",
            ScalarType { Kind: ScalarKind.Number } => "state.ReadDouble(ref reader)",
            ScalarType { Kind: ScalarKind.Text } => "state.ReadString(ref reader)",
            ScalarType { Kind: ScalarKind.Secret } => "state.ReadSecret(ref reader)",
            ScalarType { Kind: ScalarKind.Boolean } => "state.ReadBoolean(ref reader)",
            EnumType e => $"{names.JsonText(e.Name)}.Read(ref reader, ref state)",
            RecordType r => $"state.ReadRecord<{names.Short(r.Name)}>(ref reader)",
            ListType list => Each("ReadList", list.Item, list.ItemsMayBeNull),
            MapType map => Each("ReadMap", map.Value, map.ValuesMayBeNull),
            _ => "state.ReadJson(ref reader)",
        };
        return mayBeNull ? $"state.IsNull(ref reader) ? default({names.Of(type)}?) : {value}" : value;
    }

    private string Each(string method, TypeModel item, bool mayBeNull) =>
        $"state.{method}<{names.Of(item, mayBeNull)}>(ref reader, static ({TypeNames.Reader}) => {Value(item, mayBeNull)})";

    private string Local(MemberModel member) => member.Presence is MemberPresence.RequiredNullable or MemberPresence.OptionalNullable
        ? $"global::TypedFlows.Optional<{names.Of(member.Type)}?>"
        : names.Of(member.Type) + "?";

    private static string Missing(MemberModel member) => member.Type is FixedType ? "!" + member.LocalName
        : member.Presence == MemberPresence.RequiredNullable ? $"!{member.LocalName}.IsPresent"
        : member.LocalName + " is null";

    private static string Given(MemberModel member) => member.Presence switch
    {
        MemberPresence.Required when member.Type is ScalarType { Kind: not ScalarKind.Text } or EnumType => member.LocalName + ".Value",
        MemberPresence.RequiredNullable => member.LocalName + ".Value",
        _ => member.LocalName,
    };
}
