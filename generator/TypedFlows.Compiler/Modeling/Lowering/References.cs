using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>The methods that judge JSON values by what references lead to: each is asked for where it is called, and lowered afterwards.</summary>
internal sealed class References(SchemaDocument document, IEnumerable<string> takenNames)
{
    private readonly HashSet<string> _taken = new(takenNames, StringComparer.Ordinal);
    private readonly Dictionary<(string Key, bool IsCheck), string> _methods = [];
    private readonly Queue<(string Key, bool IsCheck)> _next = new();

    /// <summary>How many schemas references lead to.</summary>
    public int Count => document.Targets.Count;

    public Schema? Find(string key) => document.Find(key);

    /// <summary>The types that <c>type</c> allows, wherever a reference leads.</summary>
    public SchemaTypes TypesOf(Schema schema) => document.Resolve(schema)?.Types ?? SchemaTypes.None;

    /// <summary>Where references lead; the schema itself where that is nowhere.</summary>
    public Schema Resolve(Schema schema) => document.Resolve(schema) ?? schema;

    /// <summary>Name of the method that notes each violation of the target.</summary>
    public string CheckMethod(string key) => Method(key, isCheck: true);

    /// <summary>Name of the method that answers whether the target is broken.</summary>
    public string ViolatesMethod(string key) => Method(key, isCheck: false);

    /// <summary>Every method asked for, those included that others of them ask for.</summary>
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

    private string Method(string key, bool isCheck)
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
