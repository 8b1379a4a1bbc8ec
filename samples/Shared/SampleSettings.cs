using System.CommandLine;

namespace Samples.Shared;

/// <summary>What the command line says.</summary>
/// <param name="Arguments">All of it.</param>
/// <param name="Data">The folder of the data.</param>
/// <param name="Start">When schedules start; null for now.</param>
/// <param name="StateFile">The file of what was applied before.</param>
internal sealed record SampleSettings(ParseResult Arguments, DirectoryInfo Data, DateTimeOffset? Start, string StateFile);
