namespace TypedFlows.Client;

/// <summary>Specifies how the source of a mapping row is read.</summary>
public enum MappingSourceType
{
    /// <summary>The path of a field in the source row, sent as <c>ATTRIBUTE</c>.</summary>
    Attribute,

    /// <summary>A Data Prep expression over the fields of the source row (a calculated field), sent as <c>EXPRESSION</c>.</summary>
    Expression,

    /// <summary>The value itself, as text, sent as <c>STATIC</c>.</summary>
    Constant,
}
