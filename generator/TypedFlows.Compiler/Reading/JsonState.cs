namespace TypedFlows.Compiler.Reading;

/// <summary>What JSON allows next.</summary>
internal enum JsonState : byte
{
    /// <summary>A value: at the start, after a colon, or after a comma in an array.</summary>
    Value,

    /// <summary>A value or ']': an array was just opened.</summary>
    FirstItem,

    /// <summary>A member name: after a comma in an object.</summary>
    Name,

    /// <summary>A member name or '}': an object was just opened.</summary>
    FirstName,

    Colon,

    /// <summary>A comma, or the end of the object or array.</summary>
    AfterValue,

    /// <summary>Nothing: the document is complete.</summary>
    Done,
}
