namespace TypedFlows.Compiler.Evaluation;

/// <summary>An array. When not complete, any number of unknown items may follow those listed.</summary>
internal sealed class ArrayInstance(IReadOnlyList<Instance> items, bool isComplete) : Instance
{
    /// <summary>An array of which nothing more is known.</summary>
    public static ArrayInstance Open { get; } = new([], isComplete: false);

    public IReadOnlyList<Instance> Items { get; } = items;

    public bool IsComplete { get; } = isComplete;
}
