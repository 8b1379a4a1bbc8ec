namespace Worker;

/// <summary>How the worker goes about its work; section <c>Refresh</c> of the configuration.</summary>
internal sealed class RefreshOptions
{
    /// <summary>How many rounds it makes; 0 for as many as there is time for.</summary>
    public int Rounds { get; set; } = 2;

    /// <summary>The pause between two rounds.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(1);
}
