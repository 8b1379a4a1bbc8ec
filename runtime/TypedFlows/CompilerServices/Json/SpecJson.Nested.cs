namespace TypedFlows.CompilerServices;

/// <content>Records inside records.</content>
public static partial class SpecJson
{
    /// <summary>Whether a nested record breaks its own rules.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record; null is not judged.</param>
    /// <returns>True when at least one rule is broken.</returns>
    public static bool Violates<T>(T? record)
        where T : class, ISpecRecord<T> => record is not null && !Validate(record).IsValid;

    /// <summary>What a record's schema declares of types.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <returns>The declaration, as JSON; empty where that is nothing.</returns>
    public static ReadOnlySpan<byte> ScalarTypesOf<T>()
        where T : class, ISpecRecord<T> => T.ScalarTypes;
}
