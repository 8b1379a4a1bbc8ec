using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlows.Generator.Analysis;

/// <summary>Represents the uses of a local in one body.</summary>
internal sealed class LocalFacts
{
    private bool _isAssigned;

    /// <summary>Gets the only assigned expression, or null if there are several or the assignment is not visible.</summary>
    public IOperation? Value { get; private set; }

    /// <summary>Gets the position of the value of the local in the expression, as indices into tuples; empty for the whole value.</summary>
    public IReadOnlyList<int> Elements { get; private set; } = [];

    /// <summary>Gets every visible assigned expression.</summary>
    public List<IOperation> Values { get; } = [];

    /// <summary>Gets the references that read the local.</summary>
    public List<ILocalReferenceOperation> Uses { get; } = [];

    public void Assign(IOperation value, IReadOnlyList<int> elements)
    {
        Values.Add(value);
        Value = _isAssigned ? null : value;
        Elements = elements;
        _isAssigned = true;
    }

    /// <summary>Records that other code may write the local.</summary>
    public void Lose()
    {
        Value = null;
        _isAssigned = true;
    }
}
