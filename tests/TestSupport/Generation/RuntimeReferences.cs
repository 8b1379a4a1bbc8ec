using Microsoft.CodeAnalysis;

namespace TypedFlows.TestSupport.Generation;

/// <summary>Provides the assemblies of the running program as references of a compilation.</summary>
public static class RuntimeReferences
{
    /// <summary>Gets the base class library of .NET and the runtime library.</summary>
    public static IReadOnlyList<MetadataReference> All { get; } = Including(_ => false);

    /// <summary>Returns the base class library of .NET, the runtime library, and other assemblies.</summary>
    /// <param name="isIncluded">A function that decides by the file name of an assembly.</param>
    public static IReadOnlyList<MetadataReference> Including(Func<string, bool> isIncluded) =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal)
                    || name is "netstandard.dll" or "mscorlib.dll" or "TypedFlows.dll"
                    || isIncluded(name)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
