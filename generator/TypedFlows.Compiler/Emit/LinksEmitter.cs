using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>
/// Emits the code that covers all specs: the source connectors that each flow accepts, and the type-info resolver of the assembly.
/// </summary>
internal static class LinksEmitter
{
    public static string Emit(LinkTable links, string @namespace)
    {
        var writer = new SourceWriter();
        SpecEmitter.WriteHeader(writer, @namespace);
        foreach (var connection in links.Partners.GroupBy(
            p => p.ConnectionTypeName, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            writer.Block($"partial class {connection.Key}", () =>
            {
                EmitRecord(writer, "Source", "ISourceFor", @namespace, connection.Where(p => p.IsSource));
                EmitRecord(writer, "Target", "ITargetFor", @namespace, connection.Where(p => !p.IsSource));
            });
            writer.Line();
        }

        EmitResolver(writer, links, @namespace);
        return writer.ToString();
    }

    private static void EmitRecord(SourceWriter writer, string record, string marker, string @namespace, IEnumerable<SpecPartner> partners)
    {
        string[] markers =
        [
            .. partners.Select(p => p.FlowTypeName).Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal)
                .Select(flow => $"{Runtime}{marker}<global::{@namespace}.{flow}>"),
        ];
        if (markers.Length > 0)
        {
            writer.List($"partial record {record} : ", markers, " { }");
        }
    }

    private static void EmitResolver(SourceWriter writer, LinkTable links, string @namespace)
    {
        string[] specs =
        [
            .. links.Specs.Select(s => s.TypeName).OfType<string>()
                .Concat(links.EmittedTypes.Where(shared => !shared.Type.IsEnum).Select(shared => shared.TypeName))
                .OrderBy(n => n, StringComparer.Ordinal),
        ];
        writer.Line(
            "/// <summary>Provides the System.Text.Json metadata of the generated records of this assembly, so that no reflection is "
                + "required.</summary>");
        writer.Line(SpecEmitter.GeneratedCode);
        writer.Block($"public sealed partial class SpecTypeInfoResolver : {Json}Serialization.Metadata.IJsonTypeInfoResolver", () =>
        {
            writer.Line("/// <summary>Gets the default instance.</summary>");
            writer.Line("public static SpecTypeInfoResolver Default { get; } = new SpecTypeInfoResolver();");
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Continued(
                $"public {Json}Serialization.Metadata.JsonTypeInfo? GetTypeInfo({Core}Type type, {Json}JsonSerializerOptions "
                    + "options) =>",
                specs.Length == 0
                    ? "null;"
                    : string.Join("\n        ?? ", specs.Select(s => $"global::{@namespace}.{s}.GetTypeInfo(type, options)")) + ";");
        });
    }
}
