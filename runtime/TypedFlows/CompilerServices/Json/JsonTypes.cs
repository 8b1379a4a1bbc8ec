using System.ComponentModel;

namespace TypedFlows.CompilerServices;

/// <summary>Specifies a set of types of the JSON Schema keyword <c>type</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[Flags]
public enum JsonTypes
{
    /// <summary>No type. Any type is allowed.</summary>
    None = 0,

    /// <summary>The type <c>null</c>.</summary>
    Null = 1,

    /// <summary>The type <c>boolean</c>.</summary>
    Boolean = 2,

    /// <summary>A number with an integer value, such as 15, 1.0 or 1e3.</summary>
    Integer = 4,

    /// <summary>A number that is not an integer.</summary>
    Fraction = 8,

    /// <summary>Any number.</summary>
    Number = Integer | Fraction,

    /// <summary>A string.</summary>
    String = 16,

    /// <summary>An array.</summary>
    Array = 32,

    /// <summary>An object.</summary>
    Object = 64,
}
