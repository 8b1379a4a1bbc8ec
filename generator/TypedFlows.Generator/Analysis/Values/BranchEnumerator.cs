using Microsoft.CodeAnalysis;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Goes through the ways in which code may choose: each conditional expression takes one arm in one pass. What is wrong whichever
/// way is taken is proved; arms that are never taken together only make passes in which more must be wrong.
/// </summary>
internal sealed class BranchEnumerator
{
    private const int MostPasses = 64;

    private readonly List<Branch> _taken = [];

    private int _next;

    private int _passes = 1;

    /// <summary>True once there are more ways than are gone through: then nothing is proved.</summary>
    public bool AreTooMany { get; private set; }

    /// <summary>The arm that the operation takes in this pass.</summary>
    public int Pick(IOperation operation, int arms)
    {
        var known = _taken.FindIndex(0, _next, choice => choice.Operation == operation);
        if (known >= 0)
        {
            return _taken[known].Arm;
        }

        if (_next == _taken.Count)
        {
            _taken.Add(new(operation, arms, 0));
        }

        return _taken[_next++].Arm;
    }

    /// <summary>Turns to the next way; false when all were gone through.</summary>
    public bool MoveNext()
    {
        _next = 0;
        while (_taken.Count > 0)
        {
            var last = _taken[_taken.Count - 1];
            _taken.RemoveAt(_taken.Count - 1);
            if (last.Arm + 1 < last.Arms)
            {
                _taken.Add(last with { Arm = last.Arm + 1 });
                AreTooMany = ++_passes > MostPasses;
                return !AreTooMany;
            }
        }

        return false;
    }

    private sealed record Branch(IOperation Operation, int Arms, int Arm);
}
