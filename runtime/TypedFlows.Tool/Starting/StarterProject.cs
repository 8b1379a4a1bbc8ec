using System.Reflection;
using TypedFlows.Compiler;
using TypedFlows.Tool.Reports;

namespace TypedFlows.Tool.Starting;

/// <summary>Provides the files of a new project, by their relative paths.</summary>
internal static class StarterProject
{
    private const string Prefix = "templates/";

    public static IReadOnlyList<KeyValuePair<string, string>> Files(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(
                    resource => new KeyValuePair<string,
                    string>(resource[Prefix.Length..].Replace("NAME", name, StringComparison.Ordinal), Text(assembly, resource, name))),
        ];
    }

    private static string Text(Assembly assembly, string resource, string name)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);

        // The namespace is the one that the build of the project uses for generated code.
        return reader.ReadToEnd()
            .Replace("$version$", SarifReport.Version, StringComparison.Ordinal)
            .Replace("$namespace$", NamespaceName.From(name.Replace(' ', '_') + ".Specs"), StringComparison.Ordinal);
    }
}
