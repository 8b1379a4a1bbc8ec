namespace TypedFlows.Tool.Comparing;

/// <summary>What a difference does to code that uses the generated types, or to documents that were valid.</summary>
internal enum ChangeLevel
{
    /// <summary>Code stops compiling, or what was valid is refused.</summary>
    Breaking,

    /// <summary>More is possible than before.</summary>
    Compatible,

    /// <summary>Words only.</summary>
    Cosmetic,
}
