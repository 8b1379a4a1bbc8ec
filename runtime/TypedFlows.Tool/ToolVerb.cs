using System.CommandLine;

namespace TypedFlows.Tool;

/// <summary>A command with examples for its help.</summary>
internal sealed class ToolVerb(string name, string description) : Command(name, description)
{
    public List<string> Examples { get; } = [];
}
