using System.Collections.Concurrent;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Describes the fields of the records that a mapping set writes.</summary>
/// <param name="find">Returns the type of a field, and whether the schema declares it. An unknown type is None.</param>
internal sealed class MappingTarget(Func<string, (FieldType Type, bool IsDeclared)> find)
{
    // Copied objects can have any number of names.
    private const int MaxKnown = 10_000;

    private readonly ConcurrentDictionary<string, (FieldType Type, bool IsDeclared)> _known = new(StringComparer.Ordinal);

    /// <summary>Gets the target of an unknown schema, which accepts all fields unchanged.</summary>
    public static MappingTarget Unknown { get; } = new(_ => (FieldType.None, true));

    /// <summary>Returns the target of a schema.</summary>
    /// <param name="schema">The schema, or null if it is unknown.</param>
    public static MappingTarget Of(FieldSchema? schema) => schema is null ? Unknown : new(path =>
    {
        var found = FieldLookup.Find(schema, path);
        return (found.Field?.Type ?? FieldType.None, found.Problem == FieldProblem.None);
    });

    public FieldType TypeOf(string path) => Find(path).Type;

    public bool IsDeclared(string path) => Find(path).IsDeclared;

    private (FieldType Type, bool IsDeclared) Find(string path)
    {
        if (ReferenceEquals(this, Unknown))
        {
            return (FieldType.None, true);
        }

        if (!_known.TryGetValue(path, out var found))
        {
            found = find(path);
            if (_known.Count < MaxKnown)
            {
                _known[path] = found;
            }
        }

        return found;
    }
}
