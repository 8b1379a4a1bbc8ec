using TypedFlows.Compiler.Fields;

namespace TypedFlows.Client;

/// <summary>Compares the structure of a compiled schema with that of the schema on the platform.</summary>
internal sealed class SchemaDrift
{
    // A type that contains itself has no last field. The largest schemas have some thousands.
    private const int MaxFields = 100_000;
    private const int MaxDepth = 64;

    private readonly List<string> _found = [];
    private readonly Func<string, string> _rename;
    private int _count;

    private SchemaDrift(Func<string, string> rename) => _rename = rename;

    /// <summary>Returns the fields that are gone, that have another type, or that are required now. New optional fields are
    /// compatible.</summary>
    /// <param name="compiled">The compiled schema.</param>
    /// <param name="platform">The schema on the platform.</param>
    /// <param name="rename">A function that returns the name on the platform of a field at the root.</param>
    public static IReadOnlyList<string> Find(FieldSchema compiled, FieldSchema platform, Func<string, string> rename)
    {
        var drift = new SchemaDrift(rename);
        drift.Fields(compiled, platform, [], platform.IsPartial);
        return drift._found;
    }

    private void Fields(FieldSchema compiled, FieldSchema platform, IReadOnlyList<FieldStep> path, bool isPartial)
    {
        string Name(string name) => path.Count == 0 ? _rename(name) : name;
        string At(string name) => FieldPath.Text([.. path, new(name, [])]);

        foreach (var name in compiled.Names)
        {
            if (platform.Field(Name(name)) is { } same)
            {
                Field(compiled.Field(name)!, same, [.. path, new(Name(name), [])], isPartial || same.IsPartial);
            }
            else if (!platform.IsOpen && !isPartial)
            {
                _found.Add($"'{At(Name(name))}' is gone");
            }
        }

        var before = compiled.Required.Select(Name).ToHashSet(StringComparer.Ordinal);
        _found.AddRange(platform.Required.Where(name => !before.Contains(name)).Select(name => $"'{At(name)}' is required"));
    }

    private void Field(FieldSchema compiled, FieldSchema platform, IReadOnlyList<FieldStep> path, bool isPartial)
    {
        if (++_count > MaxFields || path[^1].Indices.Count > MaxDepth)
        {
            return;
        }

        if (compiled.Type != platform.Type && compiled.Type != FieldType.None && platform.Type != FieldType.None)
        {
            _found.Add(
                $"'{FieldPath.Text(path)}' is {FieldTypes.Describe(platform.Type)} instead of {FieldTypes.Describe(compiled.Type)}");
        }
        else if (compiled.Item is { } item && platform.Item is { } other)
        {
            FieldStep[] items = [.. path.SkipLast(1), path[^1] with { Indices = [.. path[^1].Indices, "[*]"] }];
            Field(item, other, items, isPartial || other.IsPartial);
        }
        else if (path.Count < MaxDepth)
        {
            Fields(compiled, platform, path, isPartial);
        }
    }
}
