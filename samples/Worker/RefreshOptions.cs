namespace Worker;

/// <summary>Represents the options of the worker (section <c>Refresh</c> of the configuration).</summary>
internal sealed class RefreshOptions
{
    /// <summary>Gets or sets the number of rounds. A value of 0 means no limit.</summary>
    public int Rounds { get; set; } = 2;

    /// <summary>Gets or sets the delay between two rounds.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(1);
}
