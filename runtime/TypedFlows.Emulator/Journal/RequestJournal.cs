namespace TypedFlows.Emulator.Journal;

/// <summary>Stores the latest requests and drops older ones.</summary>
internal sealed class RequestJournal
{
    public const int Capacity = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<JournalEntry> _entries = new(Capacity);
    private long _last;

    /// <param name="create">Creates the entry for the given number.</param>
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

    /// <summary>Returns the entries from the oldest to the newest.</summary>
    public IReadOnlyList<JournalEntry> Read()
    {
        lock (_lock)
        {
            return [.. _entries];
        }
    }
}
