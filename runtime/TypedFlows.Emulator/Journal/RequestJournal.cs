namespace TypedFlows.Emulator.Journal;

/// <summary>The latest requests; older ones make room.</summary>
internal sealed class RequestJournal
{
    public const int Capacity = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<JournalEntry> _entries = new(Capacity);
    private long _last;

    /// <param name="create">Makes the entry that gets this number.</param>
    public void Add(Func<long, JournalEntry> create)
    {
        lock (_lock)
        {
            if (_entries.Count == Capacity)
            {
                _entries.Dequeue();
            }

            _entries.Enqueue(create(++_last));
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }

    /// <summary>From the oldest to the newest.</summary>
    public IReadOnlyList<JournalEntry> Read()
    {
        lock (_lock)
        {
            return [.. _entries];
        }
    }
}
