namespace TypedFlows.Compiler.Modeling;

/// <summary>Names that generated types have already: what would clash ends in <c>Value</c>.</summary>
internal static class Reserved
{
    /// <summary>Members of object, of every record, and of ours.</summary>
    public static IReadOnlyCollection<string> InRecord { get; } =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals", "EqualityContract", "PrintMembers",
        "Deconstruct", "Clone", "Validate", "ValidateJson", "TryParseJson", "ParseJson", "WriteTo", "WithDefaults", "AdditionalProperties",
        "GetTypeInfo", "CheckMembers",

        // ASP.NET binds a parameter by these.
        "TryParse", "Parse", "BindAsync",
    ];

    /// <summary>Members of a spec's class.</summary>
    public static IReadOnlyCollection<string> InSpec { get; } =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals", "Id", "Version", "Name",
        "SourceConnectionSpecIds", "TargetConnectionSpecIds", "Flow", "Connection", "IAuth", "GetTypeInfo",
    ];

    /// <summary>Names that no spec's class may have: of its own members, and of what spans specs.</summary>
    public static IReadOnlyCollection<string> AsSpec { get; } =
        [.. InSpec, "Source", "Target", "ScheduleParams", "OptionParams", "RunParams", "SpecTypeInfoResolver"];
}
