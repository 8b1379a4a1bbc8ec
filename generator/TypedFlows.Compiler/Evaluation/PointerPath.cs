using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>A JSON Pointer (RFC 6901) under construction: a step and what lies before it; written out only when asked for.</summary>
internal sealed class PointerPath
{
    private readonly PointerPath? _parent;
    private readonly string? _name;
    private readonly int _index;

    private PointerPath(PointerPath? parent, string? name, int index)
    {
        _parent = parent;
        _name = name;
        _index = index;
    }

    public static PointerPath Root { get; } = new(null, null, 0);

    /// <summary>A member of an object, or a keyword of a schema; not yet escaped.</summary>
    public PointerPath Then(string name) => new(this, name, 0);

    public PointerPath Then(int index) => new(this, null, index);

    /// <summary>The names of the members on the way, last first; indices are left out.</summary>
    public IEnumerable<string> Names()
    {
        for (var step = this; step._parent is not null; step = step._parent)
        {
            if (step._name is not null)
            {
                yield return step._name;
            }
        }
    }

    /// <summary>As messages name it: <c>columns[0].name</c>; empty for the root.</summary>
    public PropertyPathText ToName() => _parent is null ? PropertyPathText.Document
        : _name is null ? _parent.ToName().Item(_index)
        : _parent.ToName().Property(_name);

    /// <summary>As a pointer: <c>/columns/0/name</c>, with <c>~</c> and <c>/</c> escaped.</summary>
    public override string ToString()
    {
        var steps = new Stack<PointerPath>();
        for (var step = this; step._parent is not null; step = step._parent)
        {
            steps.Push(step);
        }

        var text = new StringBuilder();
        foreach (var step in steps)
        {
            text.Append('/').Append(step._name is { } name ? JsonPointer.Escape(name) : step._index.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
