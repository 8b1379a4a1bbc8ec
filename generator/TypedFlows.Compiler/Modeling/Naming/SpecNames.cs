using System.Globalization;
using System.Numerics;
using System.Text;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Creates the C# names of specs. Naming.md describes the rules.</summary>
internal static class SpecNames
{
    private static readonly string[] s_suffixes = ["Flow", "Destination"];

    /// <summary>Returns the name of the spec in diagnostics.</summary>
    public static string Shown(SpecIdentity spec) => spec.Name.Length > 0 ? spec.Name : spec.Id.Length > 0 ? spec.Id : spec.Path;

    /// <summary>Returns the name that the metadata of the item requests, converted to a valid identifier.</summary>
    public static string? Requested(string? typeName) =>
        typeName is null ? null : Free(Names.IsIdentifier(typeName) ? typeName : Names.Pascal(typeName));

    /// <summary>Returns every name that linking may assign to the spec. Nested types must have different names.</summary>
    public static IReadOnlyCollection<string> Possible(Spec spec)
    {
        var name = Requested(spec.TypeName) ?? Base(spec.Name, spec.Id, spec.Path);
        var versioned = $"{name}V{VersionText(spec.Version)}";
        return [name, versioned, .. s_suffixes.SelectMany(s => new[] { name + s, versioned + s })];
    }

    public static Dictionary<SpecIdentity, string> Give(
        IReadOnlyList<SpecIdentity> specs, IReadOnlyCollection<string> taken, List<LinkDiagnostic> diagnostics)
    {
        var names = specs.ToDictionary(s => s, s => s.TypeName ?? Versioned(s, specs));
        foreach (var group in specs.GroupBy(s => names[s], StringComparer.Ordinal).Where(g => g.Count() > 1).ToList())
        {
            foreach (var spec in group.Where(s => s.TypeName is null))
            {
                names[spec] += Suffix(spec, group);
            }
        }

        foreach (var group in specs.GroupBy(s => names[s], StringComparer.Ordinal).ToList())
        {
            var first = group.First();
            foreach (var spec in group.Where(s => s != first || taken.Contains(group.Key)))
            {
                diagnostics.Add(new LinkDiagnostic(
                    DefinitionRules.NameClash, spec.Path, spec.Pointer
                        + (spec.Kind.IsStandAlone()
                            ? string.Empty : "/name"), [Shown(spec), first == spec ? "another spec" : first.Path, group.Key]));
                names.Remove(spec);
            }
        }

        return names;
    }

    /// <summary>
    /// Assigns the names of the types of stand-alone schemas, which are declared next to the schema. Of two equal names, the first path
    /// keeps it.
    /// </summary>
    public static void ReportNestedClashes(
        IReadOnlyList<SpecIdentity> standAlone, Dictionary<SpecIdentity, string> names, List<LinkDiagnostic> diagnostics)
    {
        var owners = new Dictionary<string, SpecIdentity>(StringComparer.Ordinal);
        foreach (var pair in names)
        {
            owners[pair.Value] = pair.Key;
        }

        foreach (var spec in standAlone.Where(names.ContainsKey))
        {
            var own = spec.NestedNames.Select(nested => names[spec] + nested).ToList();
            if (own.Where(owners.ContainsKey).OrderBy(n => n, StringComparer.Ordinal).FirstOrDefault() is { } taken)
            {
                diagnostics.Add(
                    new LinkDiagnostic(DefinitionRules.NameClash, spec.Path, spec.Pointer, [Shown(spec), owners[taken].Path, taken]));
                owners.Remove(names[spec]);
                names.Remove(spec);
                continue;
            }

            foreach (var nested in own)
            {
                owners[nested] = spec;
            }
        }
    }

    // Of several versions of one spec, the highest keeps the name.
    private static string Versioned(SpecIdentity spec, IReadOnlyList<SpecIdentity> specs)
    {
        var name = Base(spec.Name, spec.Id, spec.Path);
        var isHighest = spec.Id.Length == 0
            || !specs.Any(
                s => s.Kind == spec.Kind
                    && s.Id == spec.Id
                    && Names.Pascal(s.Name) == Names.Pascal(spec.Name)
                    && CompareVersions(s.Version, spec.Version) > 0);
        return isHighest ? name : $"{name}V{VersionText(spec.Version)}";
    }

    private static string Base(string specName, string id, string path) =>
        Free(Names.Pascal(specName.Length > 0 ? specName : id.Length > 0 ? id : FileStem(path)));

    // A class cannot have a member with the name of the class.
    private static string Free(string name) => Reserved.AsSpec.Contains(name) ? name + "Spec" : name;

    private static string Suffix(SpecIdentity spec, IEnumerable<SpecIdentity> group) => spec.Kind switch
    {
        SpecKind.FlowSpec when group.Any(s => s.Kind == SpecKind.ConnectionSpec) => "Flow",
        SpecKind.ConnectionSpec when spec.HasTarget
            && !spec.HasSource
            && group.Any(s => s != spec && s.Kind == SpecKind.ConnectionSpec) => "Destination",
        _ => string.Empty,
    };

    private static string VersionText(string version)
    {
        var text = new StringBuilder();
        foreach (var c in version)
        {
            text.Append(char.IsLetterOrDigit(c) ? c : '_');
        }

        return text.ToString();
    }

    private static int CompareVersions(string left, string right)
    {
        var a = left.Split('.');
        var b = right.Split('.');
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var order = CompareParts(i < a.Length ? a[i] : "0", i < b.Length ? b[i] : "0");
            if (order != 0)
            {
                return order;
            }
        }

        return string.CompareOrdinal(left, right);
    }

    private static int CompareParts(string left, string right) =>
        BigInteger.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var a)
            && BigInteger.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var b)
            ? a.CompareTo(b)
            : string.CompareOrdinal(left, right);

    public static string FileStem(string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        var dot = name.IndexOf('.');
        return dot <= 0 ? name : name.Substring(0, dot);
    }
}
