using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>A kind of resource in the schema registry.</summary>
/// <param name="Path">The segment of the path, which is also the resource type and part of the ids.</param>
/// <param name="What">The name in messages.</param>
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
