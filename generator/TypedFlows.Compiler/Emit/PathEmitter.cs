using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>
/// Emits the paths of the fields of an XDM record. A record with a data type has the same paths below every field of that type.
/// </summary>
internal sealed class PathEmitter(SourceWriter writer, TypeNames names)
{
    private const string Paths = "FieldPaths";

    public void Emit(RecordModel record)
    {
        writer.Line();
        writer.Line("/// <summary>Represents the path to a field of this type, with the paths of the fields inside it.</summary>");
        writer.Block($"public readonly struct {Paths}(string path)", () =>
        {
            foreach (var member in record.Members)
            {
                writer.Line($"/// <inheritdoc cref=\"{names.Short(record.Name)}.{member.Name}\"/>");
                var path = $"{Runtime}XdmPath.Join(path, {CSharpText.Literal(member.WireName)})";
                writer.Line($"public {TypeOf(member.Type)} {member.Name} => {Create(member.Type, path)};");
            }

            writer.Line();
            writer.Line($"public static implicit operator string({Paths} path) => path.ToString();");
            writer.Line("public override string ToString() => path ?? string.Empty;");
        });
    }

    /// <summary>Emits what identifies the schema, and the entry to its paths.</summary>
    public void EmitSchema(SpecIdentity identity, XdmFacts facts)
    {
        string[] arguments =
        [
            CSharpText.Literal(identity.Id), CSharpText.Literal(identity.Name), CSharpText.Literal(identity.Version),
            CSharpText.Literal(facts.ClassId),
            facts.TenantNamespace is { } tenant ? CSharpText.Literal(tenant) : "null",
        ];
        writer.Line();
        writer.Line("/// <summary>Gets the identity of the compiled schema.</summary>");
        writer.Line($"public static {Runtime}XdmSpec Spec {{ get; }} = new({string.Join(", ", arguments)})");
        writer.Line($"    {{ RecordType = typeof({names.Short(string.Empty)}) }};");
        writer.Line();
        writer.Line("/// <summary>Gets the paths of the fields, for mappings and filters.</summary>");
        writer.Line($"public static {Paths} Paths => new(string.Empty);");
    }

    /// <summary>Emits an attribute for each identity of the schema before its type.</summary>
    /// <param name="name">The name of the type.</param>
    public static void EmitIdentities(SourceWriter writer, SpecModel model, string name)
    {
        foreach (var identity in name.Length == 0 ? model.Xdm?.Identities ?? [] : [])
        {
            writer.Line(
                $"[{Services}XdmIdentity({CSharpText.Literal(identity.Path)}, {CSharpText.Literal(identity.Namespace)}, "
                    + $"{(identity.IsPrimary ? "true" : "false")})]");
        }
    }

    private string TypeOf(TypeModel type) => type switch
    {
        TypeModel.Record record when names.IsRecord(record.Name) => $"{names.Short(record.Name)}.{Paths}",
        TypeModel.List list => $"{Runtime}XdmListPath<{TypeOf(list.Item)}>",
        TypeModel.Map map => $"{Runtime}XdmMapPath<{TypeOf(map.Value)}>",
        _ => $"{Runtime}XdmPath<{names.Of(type)}>",
    };

    private string Create(TypeModel type, string path) => type switch
    {
        TypeModel.List list => $"new({path}, static path => {CreateNew(list.Item)})",
        TypeModel.Map map => $"new({path}, static path => {CreateNew(map.Value)})",
        _ => $"new({path})",
    };

    private string CreateNew(TypeModel type) => $"new {TypeOf(type)}{Create(type, "path").Substring("new".Length)}";
}
