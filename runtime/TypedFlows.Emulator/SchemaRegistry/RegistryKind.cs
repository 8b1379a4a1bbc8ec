using System.Text.Json;
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
    /// <summary>Gets the global resources of the kind that are held.</summary>
    public IReadOnlyList<JsonElement> Global { get; private init; } = [];

    public static IReadOnlyList<RegistryKind> All { get; } =
    [
        new(ResourceKind.Schema, "schemas", "schema", "schemas"),
        new(ResourceKind.SchemaClass, "classes", "class", "classes") { Global = StandardResources.Classes },
        new(ResourceKind.FieldGroup, "fieldgroups", "field group", "mixins") { Global = StandardResources.FieldGroups },
        new(ResourceKind.FieldGroup, "mixins", "mixin", "mixins") { Global = StandardResources.FieldGroups },
        new(ResourceKind.DataType, "datatypes", "data type", "datatypes") { Global = StandardResources.DataTypes },
        new(ResourceKind.Descriptor, "descriptors", "descriptor", "descriptors"),
    ];
}
