namespace TypedFlows.Tool.Service;

/// <summary>Lists the results of a pull for one file.</summary>
internal enum PullAction
{
    Unchanged,
    Added,
    Updated,

    /// <summary>The file was changed manually and not overwritten.</summary>
    Left,
}
