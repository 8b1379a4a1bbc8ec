using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>A kind of resource in the schema registry.</summary>
/// <param name="Path">The segment of the path.</param>
/// <param name="What">The name in messages.</param>
/// <param name="Type">
/// The resource type, which is also part of the ids. The service creates field groups with the older type <c>mixins</c>.
/// </param>
internal sealed record RegistryKind(ResourceKind Kind, string Path, string What, string Type)
{
    public static readonly RegistryKind Classes = new(ResourceKind.SchemaClass, "classes", "class", "classes");

    public static IReadOnlyList<RegistryKind> All { get; } =
    [
        new(ResourceKind.Schema, "schemas", "schema", "schemas"),
        Classes,
        new(ResourceKind.FieldGroup, "fieldgroups", "field group", "mixins"),
        new(ResourceKind.FieldGroup, "mixins", "mixin", "mixins"),
        new(ResourceKind.DataType, "datatypes", "data type", "datatypes"),
        new(ResourceKind.Descriptor, "descriptors", "descriptor", "descriptors"),
    ];
}
