using System.Reflection;
using Microsoft.CodeAnalysis;

namespace TypedFlows.Benchmarks.Generation;

/// <summary>Loads the generator from its DLL in the folder of this program, as the compiler does.</summary>
internal static class GeneratorLibrary
{
    public static ISourceGenerator Create()
    {
        var library = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "generator", "TypedFlows.Generator.dll"));
        var type = library.GetTypes().Single(type => type.IsDefined(typeof(GeneratorAttribute), inherit: false));
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }
}
