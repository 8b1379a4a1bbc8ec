using TypedFlows.Compiler.Emit;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Tool.Comparing;

/// <summary>A compiled spec with its C# name and the names of its shared types.</summary>
internal sealed record NamedSpec(string TypeName, SpecModel Model, EquatableArray<SharedName> Shared)
{
    private TypeNames Types => field ??= new(Model, TypeName, "Specs", Shared);

    public SpecIdentity Identity => Model.Identity;

    public string Shown
    {
        get
        {
            var name = Identity.Name.Length > 0
                ? Identity.Name
                : Identity.Id.Length > 0 ? Identity.Id : Path.GetFileNameWithoutExtension(Identity.Path);
            return Identity.Version.Length > 0 ? $"{name} {Identity.Version}" : name;
        }
    }

    /// <summary>Returns the C# name of a record, enum or union of the spec.</summary>
    public string Name(string inner) =>
        Shared.FirstOrDefault(shared => shared.LocalName == inner)?.TypeName ?? OwnName(inner);

    /// <summary>Returns the schema of a record as canonical JSON.</summary>
    public string SchemaOf(RecordModel record) => record.Schema.ToJson(SchemaOf);

    private SchemaText SchemaOf(string name) =>
        Model.Records.FirstOrDefault(record => record.Name == name)?.Schema ?? Model.Unions.First(union => union.Name == name).Schema;

    /// <summary>Returns the name by which a type is compared: the suffix of the name of the spec, or the name of a shared type.</summary>
    public string Key(string inner) => Shared.Any(shared => shared.LocalName == inner) ? "::" + Name(inner) : inner;

    private string OwnName(string inner) =>
        Identity.Kind.IsStandAlone() ? TypeName + inner : inner.Length == 0 ? TypeName : $"{TypeName}.{inner}";

    /// <summary>Returns the type of a member in C# syntax.</summary>
    public string TypeOf(MemberModel member) => Plain(Types.Of(member));

    public string TypeOf(TypeModel type) => Plain(Types.Of(type));

    private static string Plain(string type) => type
        .Replace("global::System.Collections.Generic.", string.Empty, StringComparison.Ordinal)
        .Replace("global::System.Text.Json.", string.Empty, StringComparison.Ordinal)
        .Replace("global::TypedFlows.CompilerServices.", string.Empty, StringComparison.Ordinal)
        .Replace("global::TypedFlows.", string.Empty, StringComparison.Ordinal)
        .Replace("global::Specs.", string.Empty, StringComparison.Ordinal)
        .Replace("global::System.", string.Empty, StringComparison.Ordinal)
        .Replace("system::", string.Empty, StringComparison.Ordinal);
}
