namespace Promotion;

/// <summary>Represents what differs by environment (section <c>Members</c> of the configuration).</summary>
/// <param name="Path">The folder of the files in the bucket.</param>
/// <param name="Start">The start of the schedule.</param>
/// <param name="IntervalMinutes">The minutes between two runs.</param>
internal sealed record MemberSettings(string Path, DateTimeOffset Start, int IntervalMinutes);
