using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Writes type names that no type in the code of a user can hide.</summary>
/// <param name="shared">The names of the shared types.</param>
/// <param name="isInside">True inside a union, where cases may have the names of other types.</param>
internal sealed class TypeNames(
    SpecModel model, string typeName, string @namespace, EquatableArray<SharedName> shared, bool isInside = false)
{
    public string Spec => $"global::{@namespace}.{typeName}";

    /// <summary>Returns the declared name of a type of the spec. It is sufficient in a type context, where no member can hide it.</summary>
    public string Short(string name) => isInside || (Shared(name) is not null && !model.Identity.Kind.IsStandAlone()) ? Full(name)
        : Shared(name) ?? (model.Identity.Kind.IsStandAlone() ? typeName + name : name);

    /// <summary>Returns the name for an expression context, where a property may have the name of its type.</summary>
    public string Full(string name) => Shared(name) is { } declared ? $"global::{@namespace}.{declared}"
        : model.Identity.Kind.IsStandAlone() ? $"global::{@namespace}.{typeName}{name}" : $"{Spec}.{name}";

    /// <summary>Returns the names for code inside a union.</summary>
    public TypeNames Nested() => new(model, typeName, @namespace, shared, isInside: true);

    /// <summary>Returns the texts of the members of an enum.</summary>
    public string JsonText(string enumName) => Full(enumName) + "JsonText.Texts";

    public string Of(TypeModel type) => type switch
    {
        TypeModel.Scalar { Kind: ScalarKind.Integer } => "long",
        TypeModel.Scalar { Kind: ScalarKind.Int32 } => "int",
        TypeModel.Scalar { Kind: ScalarKind.Int16 } => "short",
        TypeModel.Scalar { Kind: ScalarKind.SByte } => "sbyte",
        TypeModel.Scalar { Kind: ScalarKind.Number or ScalarKind.ExactNumber } => "double",
        TypeModel.Scalar { Kind: ScalarKind.Date } => Core + "DateOnly",
        TypeModel.Scalar { Kind: ScalarKind.DateTime } => Core + "DateTimeOffset",
        TypeModel.Scalar { Kind: ScalarKind.Text } or TypeModel.Fixed => "string",
        TypeModel.Scalar { Kind: ScalarKind.Secret } => Runtime + "Secret",
        TypeModel.Scalar { Kind: ScalarKind.Boolean } => "bool",
        TypeModel.Enum e => Short(e.Name),
        TypeModel.Record r => Short(r.Name),
        TypeModel.List list => $"{Collections}IReadOnlyList<{Of(list.Item, list.ItemsMayBeNull)}>",
        TypeModel.Map map => $"{Collections}IReadOnlyDictionary<string, {Of(map.Value, map.ValuesMayBeNull)}>",
        _ => Json + "JsonElement",
    };

    /// <summary>Returns a value indicating whether the name is that of a record with properties, and not of a union.</summary>
    public bool IsRecord(string name) => model.Records.Any(record => record.Name == name) || Find(name) is { IsRecord: true };

    // The name of a case follows the name of its union.
    private string? Shared(string name) => name.IndexOf('.') is > 0 and var end
        ? Shared(name.Substring(0, end)) is { } union ? union + name.Substring(end) : null
        : Find(name)?.TypeName;

    private SharedName? Find(string name) => shared.FirstOrDefault(each => each.LocalName == name);

    /// <summary>Returns the type of a value that keeps its text.</summary>
    public string Kept(TypeModel type) => $"{Services}JsonScalar<{Of(type)}>";

    public string Of(TypeModel type, bool mayBeNull) => mayBeNull ? Of(type) + "?" : Of(type);

    public string Of(MemberModel member) => member.Presence switch
    {
        MemberPresence.Required => Of(member.Type),
        MemberPresence.OptionalNullable => $"{Runtime}Optional<{Of(member.Type)}?>",
        _ => Of(member.Type) + "?",
    };
}
