using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlows.TestSupport.Generation;

namespace TypedFlows.Conformance.Engines;

/// <summary>Compiles generated classes in memory against the runtime of this program and TypedFlows.dll.</summary>
internal static class EmittedAssembly
{
    public const string Namespace = "Suite.Specs";

    /// <summary>Returns the namespace of one schema. The targets of its references may have the names of those of another schema.</summary>
    public static string NamespaceOf(string name) => $"{Namespace}.{name}";

    // C# 12 is the default of .NET 8.
    private static readonly CSharpParseOptions s_language = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12);

    /// <summary>Returns the compilation of generated files.</summary>
    public static CSharpCompilation Compile(IEnumerable<(string Name, string Code)> files) => CSharpCompilation.Create(
        "Suite",
        files.Select(file => CSharpSyntaxTree.ParseText(file.Code, s_language, file.Name)),
        RuntimeReferences.All,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>
    /// Gets the classes by the name of the schema. A class that does not compile is omitted and does not affect the others.
    /// </summary>
    public static IReadOnlyDictionary<string, LoadedClass> Load(IReadOnlyList<EmittedClass> classes)
    {
        var loaded = new Dictionary<string, LoadedClass>(StringComparer.Ordinal);
        var left = classes;
        while (left.Count > 0)
        {
            using var image = new MemoryStream();
            var result = Compile(left.SelectMany(each => each.Code.Select(code => (each.TypeName, code)))).Emit(image);
            if (result.Success)
            {
                image.Position = 0;
                var assembly = new AssemblyLoadContext("suite", isCollectible: true).LoadFromStream(image);
                foreach (var each in left)
                {
                    loaded.Add(each.Name, Bind(assembly, each.Name, each.TypeName));
                }

                break;
            }

            var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
                .ToLookup(d => d.Location.SourceTree?.FilePath);
            var wrong = left.Where(each => errors.Contains(each.TypeName)).ToArray();
            foreach (var each in wrong.Length == 0 ? left : wrong)
            {
                var error = errors[each.TypeName].Concat(errors.First()).First();
                loaded.Add(
                    each.Name,
                    new LoadedClass(
                        null, "the generated C# does not compile: " + error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
            }

            left = [.. left.Where(each => !loaded.ContainsKey(each.Name))];
        }

        return loaded;
    }

    private static LoadedClass Bind(Assembly assembly, string name, string typeName) =>
        assembly.GetType($"{NamespaceOf(name)}.{typeName}")?.BaseType!.GetMethod(
            "ValidateJson", [typeof(ReadOnlySpan<byte>), typeof(ReadOptions)]) is { } method
            ? new LoadedClass(method.CreateDelegate<Validate>(), string.Empty)
            : new LoadedClass(null, $"the generated C# declares no {typeName}.ValidateJson");
}
