using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>The types of JSON Schema's keyword <c>type</c>, as a set.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[Flags]
public enum JsonTypes
{
    /// <summary>No type asked for: any will do.</summary>
    None = 0,

    /// <summary><c>null</c>.</summary>
    Null = 1,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean = 2,

    /// <summary>A number whose value is whole, such as 15, 1.0 or 1e3.</summary>
    Integer = 4,

    /// <summary>Any number.</summary>
    Number = 8,

    /// <summary>A string.</summary>
    String = 16,

    /// <summary>An array.</summary>
    Array = 32,

    /// <summary>An object.</summary>
    Object = 64,
}
