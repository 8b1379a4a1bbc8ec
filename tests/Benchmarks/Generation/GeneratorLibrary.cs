using System.Reflection;
using Microsoft.CodeAnalysis;

namespace TypedFlows.Benchmarks.Generation;

/// <summary>The generator as the compiler loads it: from its DLL, which lies beside this program.</summary>
internal static class GeneratorLibrary
{
    public static ISourceGenerator Create()
    {
        var library = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "generator", "TypedFlows.Generator.dll"));
        var type = library.GetTypes().Single(type => type.IsDefined(typeof(GeneratorAttribute), inherit: false));
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }
}
