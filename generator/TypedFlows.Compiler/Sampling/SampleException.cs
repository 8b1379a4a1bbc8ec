namespace TypedFlows.Compiler.Sampling;

/// <summary>The exception that is thrown when no valid value is found for a schema.</summary>
/// <param name="instancePath">The JSON Pointer to the value; empty for the record.</param>
/// <param name="rule">The keyword that no value was found for, with its value if it is short.</param>
internal sealed class SampleException(string instancePath, string rule)
    : Exception($"No valid sample was found: {Subject(instancePath)} cannot meet {rule}")
{
    // Only the path of a recursion without end is longer.
    private const int LongestPath = 200;

    public string InstancePath { get; } = instancePath;

    public string Rule { get; } = rule;

    private static string Subject(string path) => path.Length == 0 ? "the record"
        : $"the value at '{(path.Length <= LongestPath ? path : path[..LongestPath] + "...")}'";
}
