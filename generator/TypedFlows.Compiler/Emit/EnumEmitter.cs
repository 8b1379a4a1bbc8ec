using System.Globalization;
using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits an enum and the methods that read and write its members as JSON.</summary>
internal sealed class EnumEmitter(SourceWriter writer, TypeNames names)
{
    public void Emit(EnumModel model)
    {
        if (model.IsOpen)
        {
            EmitConstants(model);
            return;
        }

        var type = names.Short(model.Name);
        writer.Line($"/// <summary>{CSharpText.Doc(model.Summary)}</summary>");
        writer.Line(SpecEmitter.GeneratedCode);
        writer.Block($"public enum {names.Short(model.Name)}", () =>
        {
            for (var i = 0; i < model.Members.Count; i++)
            {
                if (i > 0)
                {
                    writer.Line();
                }

                var member = model.Members[i];
                writer.Line(Summary(member));
                writer.Line($"[global::System.Runtime.Serialization.EnumMember(Value = {CSharpText.Literal(member.Text)})]");
                writer.Line($"{member.Name} = {(i + 1).ToString(CultureInfo.InvariantCulture)},");
            }
        });

        writer.Line();
        writer.Line(SpecEmitter.GeneratedCode);
        writer.Block($"internal static class {names.Short(model.Name)}JsonText", () =>
        {
            writer.Line(
                $"private static readonly {Services}JsonNames s_texts = new({CSharpText.Texts(model.Members.Select(m => m.Text))});");
            writer.Line();
            writer.Line($"internal static {type} Read({Reader}) => ({type})reader.ReadEnum(s_texts);");
            writer.Line();
            writer.Line(
                $"internal static void Write(ref {Services}SpecWriter writer, {type}? value) => writer.WriteEnum(s_texts, (int?)value);");
            writer.Line();
            writer.Line(
                $"internal static {Services}ActualValue Actual({type}? value) => {Services}ActualValue.Value(s_texts, (int?)value);");
        });
    }

    private void EmitConstants(EnumModel model)
    {
        writer.Line($"/// <summary>{CSharpText.Doc(model.Summary)} Other values are allowed.</summary>");
        writer.Line(SpecEmitter.GeneratedCode);
        writer.Block($"public static class {names.Short(model.Name)}", () =>
        {
            for (var i = 0; i < model.Members.Count; i++)
            {
                if (i > 0)
                {
                    writer.Line();
                }

                var member = model.Members[i];
                writer.Line(Summary(member));
                writer.Line($"public const string {member.Name} = {CSharpText.Literal(member.Text)};");
            }
        });
    }

    private static string Summary(EnumMemberModel member) =>
        $"/// <summary>{CSharpText.Doc($"{member.Summary} {CSharpText.Literal(member.Text)}".TrimStart())} in JSON.</summary>";
}
