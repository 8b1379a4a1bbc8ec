namespace TypedFlows.CompilerServices;

/// <content>Handles nested records.</content>
public static partial class SpecJson
{
    /// <summary>Returns a value indicating whether a nested record violates its own rules.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record. Null is not checked.</param>
    /// <returns>True if at least one rule is violated.</returns>
    public static bool Violates<T>(T? record)
        where T : class, ISpecRecord<T> => record is not null && !Validate(record).IsValid;

    /// <summary>Returns the type declarations of a record's schema.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <returns>The declarations as JSON, or an empty span if there are none.</returns>
    public static ReadOnlySpan<byte> ScalarTypesOf<T>()
        where T : class, ISpecRecord<T> => T.ScalarTypes;
}
