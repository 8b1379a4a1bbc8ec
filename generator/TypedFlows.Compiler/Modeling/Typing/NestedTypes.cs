using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Names the types inside the parts of a spec, independent of the order of the parts.</summary>
internal static class NestedTypes
{
    /// <summary>Gets the C# names by key.</summary>
    public static Dictionary<string, string> Name(IReadOnlyList<NestedType> types, IEnumerable<string> taken)
    {
        var reserved = new HashSet<string>(taken, StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var choices = FirstOfEachUnion(types);
        types = [.. types.Where(t => !choices.ContainsKey(t.Key))];
        foreach (var group in types.GroupBy(t => t.Hint.Base, StringComparer.Ordinal))
        {
            // Of several schemas with one name, the schema that the spec itself names keeps it.
            var definitions = group.Where(t => t.Hint.IsDefinition).ToList();
            var first = definitions.Count > 0 ? definitions[0] : group.First();
            var isShared = (definitions.Count > 0 ? definitions : group.ToList()).All(first.IsSame) && !reserved.Contains(group.Key);
            foreach (var type in group)
            {
                names[type.Key] = isShared && first.IsSame(type) ? group.Key : string.Empty;
            }
        }

        foreach (var name in names.Values)
        {
            reserved.Add(name);
        }

        // A shared name gets the name of its owner as prefix, then the name of the next owner until it is unique.
        var given = new Dictionary<string, NestedType>(StringComparer.Ordinal);
        foreach (var type in types.Where(t => names[t.Key].Length == 0).OrderBy(t => t.Pointer, StringComparer.Ordinal))
        {
            names[type.Key] = Prefixed(type, reserved, given);
        }

        foreach (var choice in choices)
        {
            names[choice.Key] = names[choice.Value.Key];
        }

        return names;
    }

    // A choice often occurs in several places without a name. Its cases would be emitted at each place. A definition names the type, or
    // else the outermost place.
    private static Dictionary<string, NestedType> FirstOfEachUnion(IEnumerable<NestedType> types)
    {
        var firsts = new Dictionary<string, NestedType>(StringComparer.Ordinal);
        foreach (var group in types.Where(t => t.IsUnion).GroupBy(t => t.Meaning, StringComparer.Ordinal))
        {
            NestedType[] ordered =
            [
                .. group.OrderBy(t => !t.Hint.IsDefinition)
                    .ThenBy(t => t.Pointer.Count(c => c == '/'))
                    .ThenBy(t => t.Pointer, StringComparer.Ordinal),
            ];
            foreach (var other in ordered.Skip(1))
            {
                firsts.Add(other.Key, ordered[0]);
            }
        }

        return firsts;
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
/// <param name="scope">The shared type that is or contains the type, or null if the type belongs to the spec.</param>
/// <param name="isScopeRoot">True if the type is the shared type.</param>
internal sealed class NestedType(ShapedSchema shaped, NameHint hint, SharedScope? scope, bool isScopeRoot)
{
    private string? _meaning;
    private string? _key;

    /// <summary>Returns the type of an object that only holds rules. Equal rules have one type.</summary>
    public static NestedType OfRules(ShapedSchema shaped, NameHint hint) =>
        new(shaped, hint with { Base = hint.Base + "Rules" }, null, false) { HoldsRules = true };

    /// <summary>Gets the JSON Pointer in the spec file and the selected type of the schema.</summary>
    public string Pointer => shaped.Owner.Identity;

    /// <summary>Gets the unique key. A shared type has one key in all places.</summary>
    public string Key => HoldsRules
        ? _key ??= "rules\n" + SchemaJson.Structure(shaped.Owner.Part.Document with { Root = shaped.Owner.Schema })
        : scope is null ? Pointer
        : isScopeRoot ? $"{scope.Key}\n{scope.Structure}" : $"{scope.Key}\n{scope.Structure}\n{Pointer}";

    public SharedScope? Scope => scope;

    public bool IsScopeRoot => isScopeRoot;

    /// <summary>Gets a value indicating whether every field is a property. Other types are equal only to themselves.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Gets a value indicating whether the type only holds the rules of a field that is not included.</summary>
    public bool HoldsRules { get; private init; }

    /// <summary>Gets a value indicating whether an enum lists suggested values only, as constants.</summary>
    public bool IsOpen { get; init; }

    public bool IsEnum => shaped.Shape == TypeShape.Enum;

    public NameHint Hint => hint;

    /// <summary>Returns the outermost place of a shared type, which names it in the spec, or the first place of any other type.</summary>
    public NestedType Outermost(NestedType other) =>
        isScopeRoot && (Depth, Pointer).CompareTo((other.Depth, other.Pointer)) > 0 ? other : this;

    private int Depth => Pointer.Count(c => c == '/');

    /// <summary>Returns a value indicating whether one C# type represents both.</summary>
    public bool IsSame(NestedType other) => Key == other.Key || Meaning == other.Meaning;

    public bool IsUnion => shaped.Shape == TypeShape.Union;

    /// <summary>
    /// Gets a text that is equal for types that are the same. The texts of an enum must be equal, and any other schema with the targets of
    /// its references. The annotations of a choice belong to its place.
    /// </summary>
    public string Meaning => _meaning ??= isScopeRoot || HoldsRules || !IsWhole ? Key : IsEnum
        ? (IsOpen ? "suggested " : "enum ")
            + JsonText.Of(new JsonValue.Array(shaped.Texts.Select(t => (JsonValue)new JsonValue.String(t.Text)).ToEquatableArray()))
        : (IsUnion ? $"{shaped.Owner.Kind} " : string.Empty)
            + SchemaJson.Structure(
                shaped.Owner.Part.Document with { Root = IsUnion ? shaped.Owner.Schema.WithoutAnnotations() : shaped.Owner.Schema });
}
