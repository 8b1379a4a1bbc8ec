using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Where a type's name comes from.</summary>
/// <param name="Base">Its C# name where nothing else has that.</param>
/// <param name="Owners">C# names that it may take as prefix, the first one first.</param>
/// <param name="IsDefinition">True for what the spec itself gives a name, to be referred to by.</param>
internal sealed record NameHint(string Base, EquatableArray<string> Owners, bool IsDefinition)
{
    private static readonly HashSet<string> Containers = new(StringComparer.Ordinal)
    {
        "definitions", "$defs", "properties", "patternProperties", "dependencies", "components", "schemas",
    };

    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "items", "allOf", "anyOf", "oneOf" };

    /// <summary>Of a member inside a type of this name.</summary>
    public NameHint Member(string name) => new(Names.Pascal(name), Owners.Append(Base).ToEquatableArray(), false);

    /// <summary>Of the items or values of what has this name.</summary>
    public NameHint Item() => this with { Base = Names.Singular(Base), IsDefinition = false };

    /// <summary>Of what a reference leads to.</summary>
    public static NameHint Of(SchemaSite target)
    {
        var key = target.Key!;
        var hash = key.IndexOf('#');
        var steps = JsonPointer.Tokens(key.Substring(hash + 1));
        var owners = target.Part.Owners.ToList();
        var stem = hash <= 0 ? null : Names.Pascal(SpecNames.FileStem(key.Substring(0, hash)));
        if (steps.Count == 0)
        {
            return new NameHint(target.Schema.Title is { } title ? Names.Pascal(title) : stem ?? "Root", owners.ToEquatableArray(), true);
        }

        if (stem is not null)
        {
            owners.Add(stem);
        }

        var name = string.Empty;
        for (var i = 0; i < steps.Count; i++)
        {
            var isLast = i == steps.Count - 1;
            if (Containers.Contains(steps[i]) && !isLast)
            {
                // What follows is a name, whatever it is.
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
            else if (!Lists.Contains(steps[i]))
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
