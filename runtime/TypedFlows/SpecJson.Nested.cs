namespace TypedFlows;

/// <content>Records inside records.</content>
public static partial class SpecJson
{
    /// <summary>Whether a nested record breaks its own rules.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record; null is not judged.</param>
    /// <returns>True when at least one rule is broken.</returns>
    public static bool Breaks<T>(T? record)
        where T : class, ISpecRecord<T> => record is not null && !Validate(record).IsValid;
}
