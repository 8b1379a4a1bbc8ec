using System.Globalization;
using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits an enum and the texts of its members in JSON.</summary>
internal sealed class EnumEmitter(SourceWriter writer, TypeNames names)
{
    public void Emit(EnumModel model)
    {
        if (model.IsOpen)
        {
            EmitConstants(model);
            return;
        }

        writer.Summary(model.Summary);
        writer.Line(SpecEmitter.GeneratedCode);
        writer.Block($"public enum {names.Short(model.Name)}", () =>
        {
            for (var i = 0; i < model.Members.Count; i++)
            {
                var member = model.Members[i];
                writer.Summary(Summary(member));
                writer.Line(
                    $"[{Core}Runtime.Serialization.EnumMember(Value = {CSharpText.Literal(member.Text)})] {member.Name} = "
                        + $"{(i + 1).ToString(CultureInfo.InvariantCulture)},");
            }
        });

        writer.Line();
        writer.Line(SpecEmitter.GeneratedCode);
        writer.Block($"internal static class {names.Short(model.Name)}JsonText", () => writer.List(
            $"internal static readonly {Services}JsonNames Texts = new(", model.Members.Select(m => CSharpText.Literal(m.Text)), ");"));
    }

    private void EmitConstants(EnumModel model)
    {
        writer.Summary($"{model.Summary} Other values are allowed.");
        writer.Line(SpecEmitter.GeneratedCode);
        writer.Block($"public static class {names.Short(model.Name)}", () =>
        {
            foreach (var member in model.Members)
            {
                writer.Summary(Summary(member));
                writer.Line($"public const string {member.Name} = {CSharpText.Literal(member.Text)};");
            }
        });
    }

    private static string Summary(EnumMemberModel member) =>
        $"{member.Summary} {CSharpText.Literal(member.Text)} in JSON.".TrimStart();
}
