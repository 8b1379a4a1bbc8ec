namespace TypedFlows.Tool.Service;

/// <summary>What a pull did with a file.</summary>
internal enum PullAction
{
    Unchanged,
    Added,
    Updated,

    /// <summary>It was changed by hand and not written over.</summary>
    Left,
}
