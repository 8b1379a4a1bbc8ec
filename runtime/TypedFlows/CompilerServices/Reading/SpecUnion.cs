using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace TypedFlows.CompilerServices;

/// <summary>Reads values of which there are several kinds. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecUnion
{
    /// <summary>Reads a value as one case, or reads nothing.</summary>
    /// <typeparam name="T">The case.</typeparam>
    /// <param name="reader">The JSON, before the value; whoever goes on after a failure sets it back.</param>
    /// <param name="value">The value; null where it does not fit the case.</param>
    /// <returns>True when it fits.</returns>
    public static bool TryRead<T>(ref SpecReader reader, [NotNullWhen(true)] out T? value)
        where T : class, ISpecRecord<T>
    {
        value = T.Read(ref reader);
        return value is not null && reader.Fits;
    }
}
