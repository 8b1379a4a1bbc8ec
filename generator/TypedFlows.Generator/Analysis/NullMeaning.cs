namespace TypedFlows.Generator.Analysis;

/// <summary>What a C# null becomes on the wire.</summary>
internal enum NullMeaning
{
    /// <summary>The member is left out.</summary>
    Absent,

    /// <summary>The JSON value null.</summary>
    JsonNull,

    /// <summary>Null is not allowed there; what happens is not for this analyzer to say.</summary>
    Unknown,
}
