namespace TypedFlows.Compiler.Parsing;

/// <summary>Where a keyword holds schemas.</summary>
internal enum SubschemaKind
{
    None,

    /// <summary>Its value is a schema, or a list of them.</summary>
    Schemas,

    /// <summary>Its value is an object whose members are schemas.</summary>
    Map,
}
