using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Represents a JSON Pointer (RFC 6901) as a step and the path before it. The text is created on demand.</summary>
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

    /// <summary>Returns the path to a property of an object or a keyword of a schema. The name is not escaped yet.</summary>
    public PointerPath Then(string name) => new(this, name, 0);

    public PointerPath Then(int index) => new(this, null, index);

    /// <summary>Gets the property names of the path, last first, without indices.</summary>
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

    /// <summary>Returns the path as messages show it: <c>columns[0].name</c>. The text is empty for the root.</summary>
    public PropertyPathText ToName() => _parent is null ? PropertyPathText.Document
        : _name is null ? _parent.ToName().Item(_index)
        : _parent.ToName().Property(_name);

    /// <summary>Returns the JSON Pointer: <c>/columns/0/name</c>, with <c>~</c> and <c>/</c> escaped.</summary>
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
