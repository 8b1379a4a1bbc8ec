using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Emit;

/// <summary>Spells types so that no name of a consumer's can change what is meant.</summary>
/// <param name="isInside">True inside a union, whose cases may have the names of other types.</param>
internal sealed class TypeNames(SpecModel model, string typeName, string @namespace, bool isInside = false)
{
    public const string Runtime = "global::TypedFlows.";
    public const string CompilerServices = Runtime + "CompilerServices.";
    public const string Json = "global::System.Text.Json.";
    public const string Reader = "ref global::TypedFlows.CompilerServices.SpecReader reader";
    public const string Validation = "ref global::TypedFlows.CompilerServices.SpecValidation validation";
    public const string Writer = "ref global::TypedFlows.CompilerServices.SpecWriter writer";

    public string Spec => $"global::{@namespace}.{typeName}";

    /// <summary>The name under which a type of the spec is declared, enough where only a type can stand: there no member hides it.</summary>
    public string Short(string name) => isInside ? Full(name) : model.Identity.Kind == SpecKind.JsonSchema ? typeName + name : name;

    /// <summary>For expressions, where a property may have the name of its type.</summary>
    public string Full(string name) => model.Identity.Kind == SpecKind.JsonSchema ? $"global::{@namespace}.{typeName}{name}" : $"{Spec}.{name}";

    /// <summary>The same names for what stands inside a union.</summary>
    public TypeNames Nested() => new(model, typeName, @namespace, isInside: true);

    public string JsonText(string enumName) => Full(enumName) + "JsonText";

    public string Of(TypeModel type) => type switch
    {
        ScalarType { Kind: ScalarKind.Integer } => "long",
        ScalarType { Kind: ScalarKind.Number } => "double",
        ScalarType { Kind: ScalarKind.Text } or FixedType => "string",
        ScalarType { Kind: ScalarKind.Secret } => Runtime + "Secret",
        ScalarType { Kind: ScalarKind.Boolean } => "bool",
        EnumType e => Short(e.Name),
        RecordType r => Short(r.Name),
        ListType list => $"global::System.Collections.Generic.IReadOnlyList<{Of(list.Item, list.ItemsMayBeNull)}>",
        MapType map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {Of(map.Value, map.ValuesMayBeNull)}>",
        _ => Json + "JsonElement",
    };

    public string Of(TypeModel type, bool mayBeNull) => mayBeNull ? Of(type) + "?" : Of(type);

    public string Of(MemberModel member) => member.Presence switch
    {
        MemberPresence.Required => Of(member.Type),
        MemberPresence.OptionalNullable => $"{Runtime}Optional<{Of(member.Type)}?>",
        _ => Of(member.Type) + "?",
    };
}
