using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Represents the source of the name of a type.</summary>
/// <param name="Base">The C# name if no other type has it.</param>
/// <param name="Owners">The C# names that may become a prefix, in order of preference.</param>
/// <param name="IsDefinition">True if the spec names the schema so that references can refer to it.</param>
internal sealed record NameHint(string Base, EquatableArray<string> Owners, bool IsDefinition)
{
    // The service generates hashes of 40 or more digits.
    private const int LeastGeneratedId = 32;

    private static readonly HashSet<string> s_containers = new(StringComparer.Ordinal)
    {
        "definitions", "$defs", "properties", "patternProperties", "dependencies", "dependentSchemas", "components", "schemas",
    };

    private static readonly HashSet<string> s_lists = new(StringComparer.Ordinal) { "items", "prefixItems", "allOf", "anyOf", "oneOf" };

    /// <summary>Returns the hint for a property inside a type with this name.</summary>
    public NameHint Member(string name) => new(Names.Pascal(name), Owners.Append(Base).ToEquatableArray(), false);

    /// <summary>Returns the hint for the items or values of a type with this name.</summary>
    public NameHint Item() => this with { Base = Names.Singular(Base), IsDefinition = false };

    /// <summary>
    /// Returns the name of a data type of XDM: the last segment of its id. The result is empty for an id that the service generated.
    /// </summary>
    public static string OfDataType(string id)
    {
        var segment = id.Substring(id.LastIndexOf('/') + 1);
        var isGenerated = segment.Length >= LeastGeneratedId && segment.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
        return isGenerated || segment.Length == 0 ? string.Empty : Names.Pascal(segment);
    }

    /// <summary>Returns the hint for the target of a reference.</summary>
    /// <param name="isShared">True if the name must not depend on the file.</param>
    public static NameHint Of(SchemaSite target, bool isShared = false)
    {
        var key = target.Key!;
        var hash = key.IndexOf('#');
        var steps = JsonPointer.Tokens(key.Substring(hash + 1));
        List<string> owners = isShared ? [] : [.. target.Part.Owners];
        var stem = hash <= 0 ? null : Names.Pascal(SpecNames.FileStem(key.Substring(0, hash)));
        if (steps.Count == 0)
        {
            return new NameHint(target.Schema.Title is { } title ? Names.Pascal(title) : stem ?? "Root", owners.ToEquatableArray(), true);
        }

        if (stem is not null && !isShared)
        {
            owners.Add(stem);
        }

        var name = string.Empty;
        for (var i = 0; i < steps.Count; i++)
        {
            var isLast = i == steps.Count - 1;
            if (s_containers.Contains(steps[i]) && !isLast)
            {
                // The next segment is a name, even if it equals a keyword.
                i++;
                if (name.Length > 0)
                {
                    owners.Add(name);
                }

                name = Names.Pascal(steps[i]);
            }
            else if (steps[i] is "items" or "additionalProperties" && name.Length > 0)
            {
                name = Names.Singular(name);
            }
            else if (!s_lists.Contains(steps[i]))
            {
                var isIndex = int.TryParse(steps[i], NumberStyles.None, CultureInfo.InvariantCulture, out _);
                name = isIndex && isLast && target.Schema.Title is { } title ? Names.Pascal(title)
                    : isIndex ? name + steps[i]
                    : Names.Pascal(steps[i]);
            }
        }

        return new NameHint(name.Length == 0 ? "Root" : char.IsDigit(name[0]) ? "_" + name : name, owners.ToEquatableArray(), true);
    }
}
