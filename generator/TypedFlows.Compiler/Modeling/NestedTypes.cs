using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Finds the types inside a spec's parts and names them, whatever the order of the parts.</summary>
internal static class NestedTypes
{
    /// <summary>C# name by JSON Pointer.</summary>
    public static Dictionary<string, string> Name(IReadOnlyList<NestedType> types, IEnumerable<string> taken)
    {
        var reserved = new HashSet<string>(taken, StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in types.GroupBy(t => t.BaseName, StringComparer.Ordinal))
        {
            var isShared = group.Skip(1).All(t => IsSame(t, group.First())) && !reserved.Contains(group.Key);
            foreach (var type in group)
            {
                names[type.Pointer] = isShared ? group.Key : string.Empty;
            }
        }

        foreach (var name in names.Values)
        {
            reserved.Add(name);
        }

        // What shares its name with another schema takes its owner's name before it, and the next owner's while that is not enough.
        var given = new Dictionary<string, NestedType>(StringComparer.Ordinal);
        foreach (var type in types.Where(t => names[t.Pointer].Length == 0))
        {
            names[type.Pointer] = Prefixed(type, reserved, given);
        }

        return names;
    }

    public static void Collect(Schema schema, string pointer, string baseName, EquatableArray<string> owners, List<NestedType> found)
    {
        var shape = TypeShapes.Of(schema);
        if (shape is TypeShape.Enum or TypeShape.Record)
        {
            found.Add(new NestedType(schema, shape == TypeShape.Enum, baseName, pointer, owners));
        }

        switch (shape)
        {
            case TypeShape.Record:
                CollectMembers(schema, pointer, owners.Append(baseName).ToEquatableArray(), found);
                break;
            case TypeShape.List when schema.Items is { } items:
                Collect(items, pointer + "/items", Names.Singular(baseName), owners, found);
                break;
            case TypeShape.Map when TypeShapes.ValuesOf(schema) is { } values:
                Collect(values, pointer + "/additionalProperties", Names.Singular(baseName), owners, found);
                break;
        }
    }

    public static void CollectMembers(Schema schema, string pointer, EquatableArray<string> owners, List<NestedType> found)
    {
        foreach (var property in schema.Properties)
        {
            var isFixed = property.Schema.Const is not null && schema.Required.Contains(property.Name) && TypeShapes.Of(property.Schema) == TypeShape.Enum;
            if (!isFixed)
            {
                Collect(property.Schema, $"{pointer}/properties/{JsonText.EscapePointer(property.Name)}", Names.Pascal(property.Name), owners, found);
            }
        }
    }

    private static string Prefixed(NestedType type, HashSet<string> reserved, Dictionary<string, NestedType> given)
    {
        var name = type.BaseName;
        for (var i = 0; i < type.Owners.Count; i++)
        {
            name = string.Concat(type.Owners.Take(i + 1)) + type.BaseName;
            if (IsFree(name, type, reserved, given))
            {
                return name;
            }
        }

        for (var number = 2; ; number++)
        {
            var numbered = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (IsFree(numbered, type, reserved, given))
            {
                return numbered;
            }
        }
    }

    private static bool IsFree(string name, NestedType type, HashSet<string> reserved, Dictionary<string, NestedType> given)
    {
        if (given.TryGetValue(name, out var other))
        {
            return IsSame(type, other);
        }

        if (reserved.Contains(name))
        {
            return false;
        }

        given.Add(name, type);
        return true;
    }

    private static bool IsSame(NestedType type, NestedType other) => type.IsEnum == other.IsEnum && (type.IsEnum
        ? TypeShapes.TextsOf(type.Schema)!.SequenceEqual(TypeShapes.TextsOf(other.Schema)!)
        : type.Schema == other.Schema);
}
