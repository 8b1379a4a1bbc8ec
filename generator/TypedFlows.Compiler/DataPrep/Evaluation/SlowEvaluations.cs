namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>
/// Limits the time that slow expressions need for all rows of a run. After the limit, expressions that were slow are not evaluated.
/// </summary>
internal sealed class SlowEvaluations(TimeSpan limit)
{
    // Other expressions are not slow, however many rows there are.
    private static readonly TimeSpan s_slow = TimeSpan.FromMilliseconds(20);

    private readonly HashSet<MappingSetRow> _rows = [];
    private TimeSpan _total;

    public void Add(MappingSetRow row, TimeSpan elapsed)
    {
        if (elapsed >= s_slow)
        {
            _total += elapsed;
            _rows.Add(row);
        }
    }

    /// <exception cref="EvaluationException">The expression was slow, and the limit is reached.</exception>
    public void Check(MappingSetRow row)
    {
        if (_total >= limit && _rows.Contains(row))
        {
            throw new EvaluationException(
                $"the slow expressions of the run needed {limit.TotalSeconds} seconds, so they are not evaluated for further rows");
        }
    }
}
