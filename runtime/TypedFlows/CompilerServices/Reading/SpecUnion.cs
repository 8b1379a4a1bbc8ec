using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace TypedFlows.CompilerServices;

/// <summary>Reads values with several cases. This class is intended for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecUnion
{
    /// <summary>Reads a value as one case, or reads nothing.</summary>
    /// <typeparam name="T">The type of the case.</typeparam>
    /// <param name="reader">The reader before the value. After a failure, <see cref="SpecReader.Restart"/> returns to it.</param>
    /// <param name="value">The value, or null if it does not fit the case.</param>
    /// <returns>True if it fits.</returns>
    public static bool TryRead<T>(ref SpecReader reader, [NotNullWhen(true)] out T? value)
        where T : class, ISpecRecord<T>
    {
        value = T.Read(ref reader);
        return value is not null && reader.Fits;
    }
}
