using System.Globalization;
using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits the method that reads a record in one pass.</summary>
internal sealed class ReadEmitter(SourceWriter writer, TypeNames names)
{
    /// <param name="locals">The locals that the checks of the record use.</param>
    public void Emit(RecordModel record, IReadOnlyList<CheckedLocal> locals)
    {
        var type = names.Short(record.Name);
        var method = $"static {type}? {Services}ISpecRecord<{type}>.Read({Reader})";
        if (record.IsRaw)
        {
            var value = record.Members[0];
            writer.Continued(method + " =>", $"reader.Accept(new {type} {{ {value.Name} = {Value(value.Type, false)} }});");
            return;
        }

        writer.Block(method, () =>
        {
            if (record.IsTuple)
            {
                new TupleEmitter(writer, names).Read(record, type);
            }
            else
            {
                Body(record, locals, type);
            }
        });
    }

    private void Body(RecordModel record, IReadOnlyList<CheckedLocal> locals, string type)
    {
        foreach (var group in record.Members.GroupBy(new MemberLocals(names).ReadTypeOf, StringComparer.Ordinal))
        {
            writer.List(group.Key + " ", group.Select(m => m.LocalName + " = default"), ";");
        }

        if (record.IsOpen)
        {
            writer.Line($"{Collections}Dictionary<string, {Json}JsonElement>? additionalProperties = null;");
        }

        writer.Line("reader.StartObject();");
        writer.Line("var member = -1;");
        writer.Block("while (reader.NextMember(s_members, ref member))", () => Members(record));
        writer.Line();
        if (record.NestedPaths.Any(p => p.Length > 0))
        {
            writer.Line("reader.Trace(s_members, member, s_nested);");
        }

        if (record.ChecksMembers && record.Checks.Count > 0)
        {
            writer.Block("if (reader.StartCheck(out var validation))", () =>
            {
                writer.List("CheckMembers(", locals.Select(local => local.Read).Append("ref validation"), ");");
                writer.Line("reader.EndCheck(ref validation);");
            });
            writer.Line();
        }

        Return(record, type);
    }

    /// <summary>Emits the end of the method: it returns the record, or null if a property is missing.</summary>
    public void Return(RecordModel record, string type)
    {
        var missing = record.Members.Where(m => m.IsRequired).Select(Missing);
        writer.If(string.Join(" || ", missing.Prepend("!reader.Fits")), () => writer.Line("return null;"));
        writer.Line();
        var given = record.Members.Where(m => m.Type is not TypeModel.Fixed).SelectMany(Given);
        writer.List(
            record.ChecksMembers ? $"return new {type} {{ " : $"return reader.Accept(new {type} {{ ",
            record.IsOpen ? given.Append("AdditionalProperties = additionalProperties") : given,
            record.ChecksMembers ? " };" : " });");
    }

    private void Members(RecordModel record)
    {
        var others = record.IsOpen ? "reader.ReadAdditional(ref additionalProperties);" : "reader.Misfit();";
        if (record.Members.Count == 0)
        {
            writer.Line(others);
            return;
        }

        writer.Block("switch (member)", () =>
        {
            for (var i = 0; i < record.Members.Count; i++)
            {
                writer.Case($"case {i.ToString(CultureInfo.InvariantCulture)}:", Member(record.Members[i]));
            }

            writer.Case("default:", others);
        });
    }

    /// <summary>Returns the statements that read a property or item.</summary>
    public string[] Member(MemberModel member)
    {
        if (member.Type is TypeModel.Fixed text)
        {
            return [$"reader.ReadFixed({CSharpText.Utf8(text.Text)});", $"{member.LocalName} = {CSharpText.Literal(text.Text)};"];
        }

        var mayBeNull = member.Presence is MemberPresence.RequiredNullable or MemberPresence.OptionalNullable;
        var value = Value(member.Type, mayBeNull);
        return [$"{member.LocalName} = {(mayBeNull ? $"new {Runtime}Optional<{names.Of(member.Type)}?>({value})" : value)};"];
    }

    public string Value(TypeModel type, bool mayBeNull)
    {
        var value = type switch
        {
            TypeModel.Scalar { Kind: ScalarKind.Integer } => "reader.ReadInt64()",
            TypeModel.Scalar { Kind: ScalarKind.Int32 } => "reader.ReadInt32()",
            TypeModel.Scalar { Kind: ScalarKind.Int16 } => "reader.ReadInt16()",
            TypeModel.Scalar { Kind: ScalarKind.SByte } => "reader.ReadSByte()",
            TypeModel.Scalar { Kind: ScalarKind.Number } => "reader.ReadDouble()",
            TypeModel.Scalar { Kind: ScalarKind.ExactNumber } => "reader.ReadNumber()",
            TypeModel.Scalar { Kind: ScalarKind.Date } => "reader.ReadDate()",
            TypeModel.Scalar { Kind: ScalarKind.DateTime } => "reader.ReadDateTime()",
            TypeModel.Scalar { Kind: ScalarKind.Text } => "reader.ReadString()",
            TypeModel.Scalar { Kind: ScalarKind.Secret } => "reader.ReadSecret()",
            TypeModel.Scalar { Kind: ScalarKind.Boolean } => "reader.ReadBoolean()",
            TypeModel.Enum e => $"({names.Full(e.Name)})reader.ReadEnum({names.JsonText(e.Name)})",
            TypeModel.Record r => $"reader.ReadRecord<{names.Short(r.Name)}>()",
            TypeModel.List list => Each("ReadList", list.Item, list.ItemsMayBeNull),
            TypeModel.Map map => Each("ReadMap", map.Value, map.ValuesMayBeNull),
            _ => "reader.ReadJson()",
        };
        return mayBeNull ? $"reader.IsNull() ? default({names.Of(type)}?) : {value}" : value;
    }

    private string Each(string method, TypeModel item, bool mayBeNull) => item is TypeModel.Scalar { KeepsText: true }
        ? $"reader.{method}OfScalars<{names.Of(item)}>(static ({Reader}) => {Value(item, mayBeNull)})"
        : $"reader.{method}<{names.Of(item, mayBeNull)}>(static ({Reader}) => {Value(item, mayBeNull)})";

    private static string Missing(MemberModel member) => member.KeepsText ? $"!{member.LocalName}.HasValue"
        : member.Presence == MemberPresence.RequiredNullable ? $"!{member.LocalName}.IsPresent" : member.LocalName + " is null";

    // A required property that keeps its text is assigned before the text.
    private static string[] Given(MemberModel member) => member switch
    {
        { KeepsText: true, Presence: MemberPresence.Required } =>
            [$"{member.Name} = {member.LocalName}.Value.GetValueOrDefault()", $"{MemberLocals.Field(member)} = {member.LocalName}"],
        { KeepsText: true } => [$"{MemberLocals.Field(member)} = {member.LocalName}"],
        { Presence: MemberPresence.Required, Type: TypeModel.Scalar { Kind: not ScalarKind.Text } or TypeModel.Enum }
            or { Presence: MemberPresence.RequiredNullable } => [$"{member.Name} = {member.LocalName}.Value"],
        _ => [$"{member.Name} = {member.LocalName}"],
    };
}
