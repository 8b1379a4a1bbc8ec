using System.Globalization;

namespace TypedFlows.Emulator.Faults;

/// <summary>Holds the faults that wait for requests and runs, in the order in which they were added.</summary>
internal sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];
    private int _last;

    public string NextId() => Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);

    public void Add(Fault fault)
    {
        lock (_lock)
        {
            _faults.Add(fault);
        }
    }

    public IReadOnlyList<Fault> Read()
    {
        lock (_lock)
        {
            return [.. _faults];
        }
    }

    public bool Remove(string id)
    {
        lock (_lock)
        {
            return _faults.RemoveAll(fault => fault.Id == id) > 0;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _faults.Clear();
        }
    }

    /// <summary>Returns the fault for a request, or <see langword="null"/> if there is none.</summary>
    public Fault? TakeRequest(string method, string path) => Take(fault =>
        !fault.IsOfRun
        && (fault.Method is null || fault.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (fault.Path is null || path.StartsWith(fault.Path, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Returns the fault for a run after its delay, or <see langword="null"/> if there is none.</summary>
    public async Task<Fault?> TakeRunAsync(string flowId, string kind, TimeProvider time, CancellationToken cancellationToken)
    {
        var taken = Take(fault => fault.Kind == kind && (fault.FlowId is null || fault.FlowId == flowId));
        if (taken is { DelayMilliseconds: > 0 })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(taken.DelayMilliseconds), time, cancellationToken);
        }

        return taken;
    }

    private Fault? Take(Func<Fault, bool> meets)
    {
        lock (_lock)
        {
            foreach (var fault in _faults.Where(meets))
            {
                if (fault.Skip > 0)
                {
                    fault.Skip--;
                    continue;
                }

                if (fault.Left > 0 && --fault.Left == 0)
                {
                    _faults.Remove(fault);
                }

                return fault;
            }

            return null;
        }
    }
}
