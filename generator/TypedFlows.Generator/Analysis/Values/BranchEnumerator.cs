using Microsoft.CodeAnalysis;

namespace TypedFlows.Generator.Analysis;

/// <summary>
/// Enumerates the outcomes of conditional expressions. Each pass selects one branch of each expression. A violation that occurs in every
/// pass is proven. Combinations that never occur together only add passes in which more must fail.
/// </summary>
internal sealed class BranchEnumerator
{
    private const int MostPasses = 64;

    private readonly List<Branch> _taken = [];

    private int _next;

    private int _passes = 1;

    /// <summary>Gets a value indicating whether the number of outcomes exceeds the limit. Nothing is then proven.</summary>
    public bool AreTooMany { get; private set; }

    /// <summary>Returns the branch that the operation selects in this pass.</summary>
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

    /// <summary>Advances to the next outcome. It returns false after the last one.</summary>
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
