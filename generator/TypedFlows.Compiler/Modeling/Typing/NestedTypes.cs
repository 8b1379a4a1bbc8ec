using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Names the types inside a spec's parts, whatever the order of the parts.</summary>
internal static class NestedTypes
{
    /// <summary>C# name by JSON Pointer.</summary>
    public static Dictionary<string, string> Name(IReadOnlyList<NestedType> types, IEnumerable<string> taken)
    {
        var reserved = new HashSet<string>(taken, StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in types.GroupBy(t => t.Hint.Base, StringComparer.Ordinal))
        {
            // Of several schemas of one name, the one that the spec itself calls so keeps it.
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

        // What shares its name with another schema takes its owner's name before it, and the next owner's while that is not enough.
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

/// <summary>A schema inside a part that becomes a type of its own.</summary>
internal sealed class NestedType(ShapedSchema shaped, NameHint hint)
{
    private string? _meaning;

    /// <summary>JSON Pointer to it in the spec file, and which of its types is meant; its key.</summary>
    public string Pointer => shaped.Owner.Identity;

    public NameHint Hint => hint;

    /// <summary>Whether one C# type serves both.</summary>
    public bool IsSame(NestedType other) => Pointer == other.Pointer || Meaning == other.Meaning;

    // An enum is its texts; anything else all that its schema says, wherever references lead.
    private string Meaning => _meaning ??= shaped.Shape == TypeShape.Enum
        ? "enum " + JsonText.Of(new JsonValue.Array(shaped.Texts.Select(t => (JsonValue)new JsonValue.String(t.Text)).ToEquatableArray()))
        : JsonText.Of(shaped.Owner.Part.Document with { Root = shaped.Owner.Schema });
}
