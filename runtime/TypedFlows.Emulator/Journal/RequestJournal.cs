namespace TypedFlows.Emulator.Journal;

/// <summary>Stores the latest requests and drops older ones.</summary>
internal sealed class RequestJournal
{
    /// <summary>Gets the bodies of requests; <see langword="null"/> if the options do not ask for them.</summary>
    public JournalBodies? Bodies { get; init; }

    /// <summary>Gets the delegate that receives each entry. It must not wait.</summary>
    public Action<JournalEntry>? Watch { get; init; }

    public const int Capacity = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<JournalEntry> _entries = new(Capacity);
    private long _last;

    /// <param name="create">Creates the entry for the given number.</param>
    /// <returns>The number of the entry.</returns>
    public long Add(Func<long, JournalEntry> create)
    {
        JournalEntry entry;
        lock (_lock)
        {
            if (_entries.Count == Capacity)
            {
                _entries.Dequeue();
            }

            entry = create(++_last);
            _entries.Enqueue(entry);
        }

        Watch?.Invoke(entry);
        return entry.Number;
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }

        Bodies?.Clear();
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
