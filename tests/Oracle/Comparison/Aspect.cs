namespace TypedFlows.Oracle.Comparison;

/// <summary>Specifies what is compared.</summary>
internal enum Aspect
{
    /// <summary>The existence of a type for a schema.</summary>
    Schema,

    /// <summary>The existence of a property of the JSON name.</summary>
    Name,

    /// <summary>The CLR type.</summary>
    Type,

    /// <summary>The values that mean null or absent.</summary>
    Nullability,

    /// <summary>The <c>required</c> keyword.</summary>
    Required,
}
