namespace TypedFlows.Compiler.Modeling;

/// <summary>Lists the names that generated types already have. A conflicting name gets the suffix <c>Value</c>.</summary>
internal static class Reserved
{
    /// <summary>Gets the members of object, of every record, and of generated records.</summary>
    public static IReadOnlyCollection<string> InRecord { get; } =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals", "EqualityContract",
        "PrintMembers",
        "Deconstruct", "Clone", "Validate", "ValidateJson", "TryParseJson", "ParseJson", "WriteTo", "WithDefaults", "AdditionalProperties",
        "GetTypeInfo", "CheckMembers",

        // ASP.NET binds parameters with these methods.
        "TryParse", "Parse", "BindAsync",
    ];

    /// <summary>Gets the members of every record of an XDM schema.</summary>
    public static IReadOnlyCollection<string> InXdmRecord { get; } = ["FieldPaths"];

    /// <summary>Gets the static members of the record of an XDM schema itself.</summary>
    public static IReadOnlyCollection<string> InXdmSchema { get; } = ["Spec", "Paths"];

    /// <summary>Gets the members of the class of a spec.</summary>
    public static IReadOnlyCollection<string> InSpec { get; } =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals", "Id", "Version", "Name",
        "SourceConnectionSpecIds", "TargetConnectionSpecIds", "Flow", "Connection", "IAuth", "GetTypeInfo",
    ];

    /// <summary>
    /// Gets the names of types that every file of a .NET project imports. A type with such a name would make the name ambiguous.
    /// </summary>
    public static IReadOnlyCollection<string> AsShared { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Action", "Activator", "Array", "Attribute", "Barrier", "Boolean", "Buffer", "Byte", "Char", "Console", "Convert", "Decimal",
        "Delegate", "Dictionary", "Directory", "Double", "Enum", "Environment", "Exception", "File", "Func", "Guid", "Half", "Index",
        "Lazy", "List", "Lock", "Lookup", "Math", "Memory", "Monitor", "Nullable", "Object", "Parallel", "Path", "Progress", "Queue",
        "Random", "Range", "Single", "Span", "Stack", "Stream", "String", "Task", "Thread", "Timeout", "Timer", "Tuple", "Type", "Uri",
        "Version", "Volatile",
    };

    /// <summary>Gets the names that the class of a spec must not have: its members, and the types that cover all specs.</summary>
    public static IReadOnlyCollection<string> AsSpec { get; } =
        [.. InSpec, "Source", "Target", "ScheduleParams", "OptionParams", "RunParams", "SpecTypeInfoResolver"];
}
