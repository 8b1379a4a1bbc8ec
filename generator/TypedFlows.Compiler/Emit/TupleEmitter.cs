using System.Globalization;
using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits the code that reads and writes a record as an array.</summary>
internal sealed class TupleEmitter(SourceWriter writer, TypeNames names)
{
    private readonly ReadEmitter _read = new(writer, names);
    private readonly WriteEmitter _write = new(writer, names);

    /// <summary>Returns the attribute that specifies the index of the item.</summary>
    public static string Attribute(RecordModel record, MemberModel member) => member.WireName.Length > 0
        ? $"{Services}SpecItem({member.WireName})"
        : $"{Services}SpecItem({Count(record.Members.Count - 1)}, Rest = true)";

    public void Read(RecordModel record, string type)
    {
        foreach (var member in record.Members)
        {
            writer.Line(member.WireName.Length == 0 ? $"{ListOf(member)}? additionalItems = null;"
                : $"{new MemberLocals(names).TypeOf(member)} {member.LocalName} = default;");
        }

        writer.Line("reader.StartArray();");
        writer.Line("var index = -1;");
        writer.Block("while (reader.NextItem(ref index))", () => writer.Block("switch (index)", () =>
        {
            foreach (var member in record.Members.Where(m => m.WireName.Length > 0))
            {
                writer.Case($"case {member.WireName}:", _read.Member(member));
            }

            writer.Case("default:", record.Members.FirstOrDefault(m => m.WireName.Length == 0) is { Type: TypeModel.List list } rest
                ? $"(additionalItems ??= new {ListOf(rest)}()).Add({_read.Value(list.Item, list.ItemsMayBeNull)});"
                : "reader.Misfit();");
        }));
        writer.Line();
        _read.Return(record, type);
    }

    public void Write(RecordModel record)
    {
        MemberModel[] items = [.. record.Members.Where(m => m.WireName.Length > 0)];
        var required = items.Count(m => m.Presence is MemberPresence.Required or MemberPresence.RequiredNullable);
        writer.Line("writer.StartArray();");
        if (required < items.Length)
        {
            // An omitted item before a present item is written as null.
            var count = new List<string>();
            if (record.Members.Count > items.Length)
            {
                count.Add($"AdditionalItems is {{ Count: > 0 }} ? {Count(items.Length)}");
            }

            for (var i = items.Length - 1; i >= required; i--)
            {
                count.Add(
                    items[i].Name + (items[i].Presence == MemberPresence.OptionalNullable ? ".IsPresent" : " is not null")
                        + $" ? {Count(i + 1)}");
            }

            writer.Line($"var count = {string.Join(" : ", count)} : {Count(required)};");
        }

        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i];
            if (i < required)
            {
                Item(item);
            }
            else
            {
                writer.Block($"if (count > {Count(i)})", () => Item(item));
            }
        }

        if (record.Members.FirstOrDefault(m => m.WireName.Length == 0) is { Type: TypeModel.List rest })
        {
            writer.Block($"foreach (var additionalItem in AdditionalItems ?? [])", () =>
            {
                writer.Line("writer.NextItem();");
                writer.Line(_write.Value(rest.Item, "additionalItem", rest.ItemsMayBeNull) + ";");
            });
        }

        writer.Line("writer.EndArray();");
    }

    private void Item(MemberModel item)
    {
        writer.Line("writer.NextItem();");
        switch (item.Presence)
        {
            case MemberPresence.Optional:
                writer.If(
                    $"{item.Name} is {{ }} {item.LocalName}", () => writer.Line(_write.Value(item.Type, item.LocalName, false) + ";"));
                writer.Branch("else", () => writer.Line("writer.WriteNull();"));
                break;
            case MemberPresence.OptionalNullable:
                writer.Line(_write.Value(item.Type, item.Name + ".Value", true) + ";");
                break;
            default:
                writer.Line(_write.Value(item.Type, item.Name, item.Presence == MemberPresence.RequiredNullable) + ";");
                break;
        }
    }

    private string ListOf(MemberModel member) => member.Type is TypeModel.List list
        ? $"{Collections}List<{names.Of(list.Item, list.ItemsMayBeNull)}>"
        : throw new NotSupportedException(member.Type.GetType().Name);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
