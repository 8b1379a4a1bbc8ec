using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// Manages the methods that validate JSON values by the targets of references. A method is requested at its call and lowered afterwards.
/// </summary>
internal sealed class References(SchemaDocument document, IEnumerable<string> takenNames)
{
    private readonly HashSet<string> _taken = new(takenNames, StringComparer.Ordinal);
    private readonly Dictionary<(string Key, bool IsCheck), string> _methods = [];
    private readonly Queue<(string Key, bool IsCheck)> _next = new();

    /// <summary>Gets the number of schemas that references refer to.</summary>
    public int Count => document.Targets.Count;

    public Schema? Find(string key) => document.Find(key);

    /// <summary>Returns the types that <c>type</c> allows, through references.</summary>
    public SchemaTypes TypesOf(Schema schema) => document.Resolve(schema)?.Types ?? SchemaTypes.None;

    /// <summary>Returns the target of references, or the schema itself if a reference cannot be resolved.</summary>
    public Schema Resolve(Schema schema) => document.Resolve(schema) ?? schema;

    /// <summary>Returns every requested method, including those that other methods request.</summary>
    public IEnumerable<ReferenceModel> Lower(Func<Schema, List<Check>> check, Func<Schema, Condition> breaks)
    {
        while (_next.Count > 0)
        {
            var (key, isCheck) = _next.Dequeue();
            var target = document.Find(key)!;
            yield return new ReferenceModel(
                key, _methods[(key, isCheck)], isCheck ? check(target).ToEquatableArray() : [], isCheck ? null : breaks(target));
        }
    }

    /// <summary>Returns the name of the method for the target of a reference.</summary>
    /// <param name="isCheck">True for the method that reports each violation, false for the method that returns whether there is
    /// one.</param>
    public string Method(string key, bool isCheck)
    {
        if (!_methods.TryGetValue((key, isCheck), out var name))
        {
            var step = JsonPointer.Unescape(key.Substring(key.LastIndexOfAny(['/', '#']) + 1));
            var subject = step.Length == 0 ? "Root" : Names.Pascal(step);
            name = Names.Unique((isCheck ? "Check" : "Breaks") + subject.TrimStart('@', '_'), _taken);
            _methods.Add((key, isCheck), name);
            _next.Enqueue((key, isCheck));
        }

        return name;
    }
}
