using System.CommandLine;

namespace Samples.Shared;

/// <summary>Represents the command-line arguments.</summary>
/// <param name="Arguments">The parse result.</param>
/// <param name="Data">The folder of the data.</param>
/// <param name="Start">The start time of schedules, or null for the current time.</param>
/// <param name="StateFile">The state file.</param>
internal sealed record SampleSettings(ParseResult Arguments, DirectoryInfo Data, DateTimeOffset? Start, string StateFile);
