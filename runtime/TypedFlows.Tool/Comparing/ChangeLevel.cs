namespace TypedFlows.Tool.Comparing;

/// <summary>Lists the effects of a change on code that uses the generated types, or on documents that were valid.</summary>
internal enum ChangeLevel
{
    /// <summary>Code no longer compiles, or a valid document is no longer valid.</summary>
    Breaking,

    /// <summary>More code or documents are valid than before.</summary>
    Compatible,

    /// <summary>Only documentation changes.</summary>
    Cosmetic,
}
