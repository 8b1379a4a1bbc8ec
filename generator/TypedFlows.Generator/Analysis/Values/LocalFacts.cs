using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>What one body does with a local.</summary>
internal sealed class LocalFacts
{
    private bool _isAssigned;

    /// <summary>The one expression that is ever assigned; null where there are several, or none that can be seen.</summary>
    public IOperation? Value { get; private set; }

    /// <summary>Where in the value the local's own is, as indices into tuples; empty for the whole value.</summary>
    public IReadOnlyList<int> Elements { get; private set; } = [];

    /// <summary>Every expression that is assigned and can be seen.</summary>
    public List<IOperation> Values { get; } = [];

    /// <summary>Where the local is read.</summary>
    public List<ILocalReferenceOperation> Uses { get; } = [];

    public void Assign(IOperation value, IReadOnlyList<int> elements)
    {
        Values.Add(value);
        Value = _isAssigned ? null : value;
        Elements = elements;
        _isAssigned = true;
    }

    /// <summary>Notes that something else may write the local.</summary>
    public void Lose()
    {
        Value = null;
        _isAssigned = true;
    }
}
