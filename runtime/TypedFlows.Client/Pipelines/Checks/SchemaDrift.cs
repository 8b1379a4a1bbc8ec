using TypedFlows.Compiler.Fields;

namespace TypedFlows.Client;

/// <summary>Compares the structure of a compiled schema with that of the schema on the platform.</summary>
internal static class SchemaDrift
{
    private const int MaxDepth = 64;

    /// <summary>Returns the fields that are gone, that have another type, or that are required now. New optional fields are
    /// compatible.</summary>
    /// <param name="compiled">The compiled schema.</param>
    /// <param name="platform">The schema on the platform.</param>
    /// <param name="rename">A function that returns the name on the platform of a field at the root.</param>
    public static IReadOnlyList<string> Find(FieldSchema compiled, FieldSchema platform, Func<string, string> rename)
    {
        var found = new List<string>();
        Compare(compiled, platform, [], rename, found);
        return found;
    }

    private static void Compare(
        FieldSchema compiled, FieldSchema platform, IReadOnlyList<FieldStep> path, Func<string, string> rename, List<string> found)
    {
        if (path.Count == MaxDepth)
        {
            return;
        }

        string Name(string name) => path.Count == 0 ? rename(name) : name;
        string At(string name) => FieldPath.Text([.. path, new(name, [])]);

        foreach (var name in compiled.Names)
        {
            var field = compiled.Field(name)!;
            if (platform.Field(Name(name)) is { } same)
            {
                Types(field, same, [.. path, new(Name(name), [])], rename, found);
            }
            else if (!platform.IsOpen)
            {
                found.Add($"'{At(Name(name))}' is gone");
            }
        }

        var before = compiled.Required.Select(Name).ToHashSet(StringComparer.Ordinal);
        found.AddRange(platform.Required.Where(name => !before.Contains(name)).Select(name => $"'{At(name)}' is required"));
    }

    private static void Types(
        FieldSchema compiled, FieldSchema platform, IReadOnlyList<FieldStep> path, Func<string, string> rename, List<string> found)
    {
        if (compiled.Type != platform.Type && compiled.Type != FieldType.None && platform.Type != FieldType.None)
        {
            found.Add(
                $"'{FieldPath.Text(path)}' is {FieldTypes.Describe(platform.Type)} instead of {FieldTypes.Describe(compiled.Type)}");
        }
        else if (compiled.Item is { } item && platform.Item is { } other)
        {
            Types(item, other, [.. path.SkipLast(1), path[^1] with { Indices = [.. path[^1].Indices, "[*]"] }], rename, found);
        }
        else
        {
            Compare(compiled, platform, path, rename, found);
        }
    }
}
