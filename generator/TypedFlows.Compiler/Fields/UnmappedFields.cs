namespace TypedFlows.Compiler.Fields;

/// <summary>Finds the fields that a record must have and that no row of a mapping writes.</summary>
internal static class UnmappedFields
{
    private const string IdentityMap = "identityMap";
    private const int MaxDepth = 16;

    /// <summary>
    /// Returns the required fields and the primary identity to which nothing is mapped. A field inside an optional object is required only
    /// if something else inside that object is mapped. A field with a default is never returned.
    /// </summary>
    /// <param name="destinations">The paths of all rows. A selection of an item that is unknown is <c>[]</c>.</param>
    /// <param name="identities">The identities of the schema.</param>
    public static IReadOnlyList<UnmappedField> Of(
        FieldSchema schema, IEnumerable<string> destinations, IReadOnlyList<(string Path, string Namespace, bool IsPrimary)> identities)
    {
        var root = new Node();
        foreach (var destination in destinations)
        {
            root.Add(FieldPath.Of(destination));
        }

        var found = new List<UnmappedField>();
        var hasMap = root.Fields.ContainsKey(IdentityMap);
        Find(schema, root, [], found);
        foreach (var (path, @namespace, _) in identities.Where(identity => identity.IsPrimary))
        {
            // The schema requires the primary identity, and what contains it.
            var steps = FieldPath.Of(path);
            found.RemoveAll(field => field.Path == path || path.StartsWith(field.Path + ".", StringComparison.Ordinal));
            if (!hasMap && steps[0].Name != IdentityMap && !root.Covers(steps)
                && FieldLookup.Find(schema, path).Field is { HasDefault: false })
            {
                found.Insert(0, new(path, @namespace));
            }
        }

        return found;
    }

    private static void Find(FieldSchema schema, Node node, IReadOnlyList<FieldStep> path, List<UnmappedField> found)
    {
        foreach (var name in schema.Required.Where(name => !node.Fields.ContainsKey(name)))
        {
            if (schema.Field(name) is { HasDefault: false } field)
            {
                Add(field, [.. path, new(name, [])], found);
            }
        }

        foreach (var inside in node.Fields.Where(inside => !inside.Value.IsWhole))
        {
            if (schema.Field(inside.Key) is { } field)
            {
                Find(field, inside.Value, [.. path, new(inside.Key, [])], found);
            }
        }

        foreach (var item in node.Items.Where(item => !item.Value.IsWhole && item.Key != Node.UnknownItem))
        {
            if (schema.Item is { } items)
            {
                var last = path[path.Count - 1];
                Find(items, item.Value, [.. path.Take(path.Count - 1), last with { Indices = [.. last.Indices, item.Key] }], found);
            }
        }
    }

    // Of an object, the required fields inside it are named, because a row writes those.
    private static void Add(FieldSchema field, IReadOnlyList<FieldStep> path, List<UnmappedField> found)
    {
        // A type can require itself.
        var before = found.Count;
        foreach (var name in path.Count < MaxDepth ? field.Required : [])
        {
            if (field.Field(name) is { HasDefault: false } inside)
            {
                Add(inside, [.. path, new(name, [])], found);
            }
        }

        if (found.Count == before)
        {
            found.Add(new(FieldPath.Text(path), null));
        }
    }

    /// <summary>Represents a field to which rows write, or in which they write.</summary>
    private sealed class Node
    {
        public const string UnknownItem = "[]";

        public bool IsWhole { get; private set; }

        public Dictionary<string, Node> Fields { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Node> Items { get; } = new(StringComparer.Ordinal);

        public void Add(IReadOnlyList<FieldStep> steps)
        {
            var node = this;
            foreach (var step in steps)
            {
                node = Inner(node.Fields, step.Name);
                foreach (var index in step.Indices)
                {
                    node = Inner(node.Items, index);
                }
            }

            node.IsWhole = true;
        }

        /// <summary>Returns a value indicating whether a row writes the field or what contains it.</summary>
        public bool Covers(IReadOnlyList<FieldStep> steps)
        {
            var node = this;
            foreach (var step in steps)
            {
                if (!node.Fields.TryGetValue(step.Name, out var next))
                {
                    return false;
                }

                // Any item counts.
                node = next;
                if (node.IsWhole || node.Items.Count > 0)
                {
                    return true;
                }
            }

            return true;
        }

        private static Node Inner(Dictionary<string, Node> nodes, string key)
        {
            if (!nodes.TryGetValue(key, out var found))
            {
                nodes.Add(key, found = new Node());
            }

            return found;
        }
    }
}

/// <summary>Represents a field that a record must have and to which nothing is mapped.</summary>
/// <param name="IdentityNamespace">The namespace if the field is the primary identity; null for a field that the schema requires.</param>
internal sealed record UnmappedField(string Path, string? IdentityNamespace)
{
    /// <summary>Returns the reason and the remedy, with the name of the schema.</summary>
    public string Describe(string schema) => IdentityNamespace switch
    {
        null => $"{schema} requires '{Path}', but nothing is mapped to it; add a row for it",
        "" => $"'{Path}' is the primary identity of {schema}, but nothing is mapped to it; add a row for it",
        _ => $"'{Path}' is the primary identity of {schema} (namespace {IdentityNamespace}), but nothing is mapped to it; add a row for it",
    };
}
