using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>A kind of resource that the schema registry keeps.</summary>
/// <param name="Path">Its part of the path, which is its resource type and part of its ids.</param>
/// <param name="What">Its name in messages.</param>
internal sealed record RegistryKind(ResourceKind Kind, string Path, string What)
{
    public static IReadOnlyList<RegistryKind> All { get; } =
    [
        new(ResourceKind.Schema, "schemas", "schema"),
        new(ResourceKind.SchemaClass, "classes", "class"),
        new(ResourceKind.FieldGroup, "fieldgroups", "field group"),
        new(ResourceKind.FieldGroup, "mixins", "mixin"),
        new(ResourceKind.DataType, "datatypes", "data type"),
        new(ResourceKind.Descriptor, "descriptors", "descriptor"),
    ];
}
