using System.Globalization;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Names the types of a spec. The types inside a shared type are named without regard to the spec.</summary>
internal static class LocalNames
{
    /// <summary>Gets the C# names by the keys of the types, and sets the names of the shared types.</summary>
    public static Dictionary<string, string> Of(IReadOnlyCollection<NestedType> types, IReadOnlyCollection<string> taken)
    {
        // An object that also occurs inside a data type, under the same name, is that type.
        var inDataTypes = types.Where(type => type is { Scope.IsOfFile: false, IsScopeRoot: false })
            .GroupBy(Identity).ToDictionary(group => group.Key, group => group.OrderBy(t => t.Key, StringComparer.Ordinal).First());
        bool IsInDataType(NestedType type) =>
            type.Scope is null && type.IsWhole && !type.HoldsRules && inDataTypes.ContainsKey(Identity(type));
        var names = NestedTypes.Name(
            [.. types.Where(type => type.Scope is null && !type.HoldsRules && !IsInDataType(type))], taken);
        var used = new HashSet<string>(taken.Concat(names.Values), StringComparer.Ordinal);
        NestedType[] roots = [.. types.Where(type => type.IsScopeRoot)];
        var preferred = NestedTypes.Name(roots, used);
        foreach (var root in roots.OrderBy(root => preferred[root.Key], StringComparer.Ordinal))
        {
            var inside = NestedTypes.Name(
                [.. types.Where(type => type.Scope == root.Scope && !type.IsScopeRoot)], Reserved.InRecord);
            var name = preferred[root.Key];
            for (var number = 2; used.Contains(name) || inside.Values.Any(inner => used.Contains(name + inner)); number++)
            {
                name = preferred[root.Key] + number.ToString(CultureInfo.InvariantCulture);
            }

            used.Add(name);
            names.Add(root.Key, name);
            foreach (var inner in inside)
            {
                used.Add(name + inner.Value);
                names.Add(inner.Key, name + inner.Value);
            }

            root.Scope!.LocalName = name;
        }

        foreach (var type in types.Where(IsInDataType))
        {
            names.Add(type.Key, names[inDataTypes[Identity(type)].Key]);
        }

        foreach (var rules in NestedTypes.Name([.. types.Where(type => type.HoldsRules)], used))
        {
            names.Add(rules.Key, rules.Value);
        }

        return names;
    }

    private static (string Base, string Meaning) Identity(NestedType type) => (type.Hint.Base, type.Meaning);
}
