using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Names the types inside the parts of a spec, independent of the order of the parts.</summary>
internal static class NestedTypes
{
    /// <summary>Gets the C# names by JSON Pointer.</summary>
    public static Dictionary<string, string> Name(IReadOnlyList<NestedType> types, IEnumerable<string> taken)
    {
        var reserved = new HashSet<string>(taken, StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in types.GroupBy(t => t.Hint.Base, StringComparer.Ordinal))
        {
            // Of several schemas with one name, the schema that the spec itself names keeps it.
            var definitions = group.Where(t => t.Hint.IsDefinition).ToList();
            var first = definitions.Count > 0 ? definitions[0] : group.First();
            var isShared = (definitions.Count > 0 ? definitions : group.ToList()).All(first.IsSame) && !reserved.Contains(group.Key);
            foreach (var type in group)
            {
                names[type.Pointer] = isShared && first.IsSame(type) ? group.Key : string.Empty;
            }
        }

        foreach (var name in names.Values)
        {
            reserved.Add(name);
        }

        // A shared name gets the name of its owner as prefix, then the name of the next owner until it is unique.
        var given = new Dictionary<string, NestedType>(StringComparer.Ordinal);
        foreach (var type in types.Where(t => names[t.Pointer].Length == 0).OrderBy(t => t.Pointer, StringComparer.Ordinal))
        {
            names[type.Pointer] = Prefixed(type, reserved, given);
        }

        return names;
    }

    private static string Prefixed(NestedType type, HashSet<string> reserved, Dictionary<string, NestedType> given)
    {
        var owners = type.Hint.Owners;
        var name = type.Hint.Base;
        for (var i = 0; i < owners.Count; i++)
        {
            name = string.Concat(owners.Take(i + 1)) + type.Hint.Base;
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
            return type.IsSame(other);
        }

        if (reserved.Contains(name))
        {
            return false;
        }

        given.Add(name, type);
        return true;
    }
}

/// <summary>Represents a schema inside a part that becomes a separate type.</summary>
internal sealed class NestedType(ShapedSchema shaped, NameHint hint)
{
    private string? _meaning;

    /// <summary>Gets the key: the JSON Pointer in the spec file and the selected type of the schema.</summary>
    public string Pointer => shaped.Owner.Identity;

    public NameHint Hint => hint;

    /// <summary>Returns a value indicating whether one C# type represents both.</summary>
    public bool IsSame(NestedType other) => Pointer == other.Pointer || Meaning == other.Meaning;

    // An enum is equal if its texts are equal. Any other schema must be equal including the targets of its references.
    private string Meaning => _meaning ??= shaped.Shape == TypeShape.Enum
        ? "enum " + JsonText.Of(new JsonValue.Array(shaped.Texts.Select(t => (JsonValue)new JsonValue.String(t.Text)).ToEquatableArray()))
        : SchemaJson.Text(shaped.Owner.Part.Document with { Root = shaped.Owner.Schema });
}
