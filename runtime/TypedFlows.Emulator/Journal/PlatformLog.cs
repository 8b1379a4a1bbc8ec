using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Journal;

/// <summary>
/// Reports problems that no response can report: data that a start passes over, background work that fails,
/// and responses that cannot be written. The journal keeps each
/// report, and the host prints it.
/// </summary>
/// <param name="warn">Receives each report; <see langword="null"/> if the host has no log.</param>
internal sealed class PlatformLog(RequestJournal journal, TimeProvider time, Action<string>? warn)
{
    /// <summary>The error key of data that cannot be read.</summary>
    public const string Unreadable = "unreadable-data";

    /// <summary>The error key of background work that failed and is repeated.</summary>
    public const string TaskFailed = "task-failed";

    /// <summary>The error key of a response that could not be written completely.</summary>
    public const string ResponseFailed = "response-failed";

    /// <summary>The method of journal entries that are not requests.</summary>
    public const string Method = "TASK";

    /// <param name="key">The error key of the journal entry.</param>
    /// <param name="subject">The subject, such as <c>flow 42</c>.</param>
    /// <param name="message">The message as a sentence.</param>
    public void Report(string key, string subject, string sandbox, string message)
    {
        var at = time.GetUtcNow();
        journal.Add(number => new(number, at, Method, subject, sandbox, 0, key, message, [], 0));
        warn?.Invoke($"{subject}: {message}");
    }

    /// <summary>Records a fact about the platform that is not a problem. The host does not print it.</summary>
    public void Inform(string subject, string sandbox, string message)
    {
        const int Ok = 200;
        var at = time.GetUtcNow();
        journal.Add(number => new(number, at, Method, subject, sandbox, Ok, null, null, [message], 0));
    }

    public void Report(string key, StoredResource about, string message) =>
        Report(key, $"{about.Kind} {about.Id}", about.Sandbox, message);
}
