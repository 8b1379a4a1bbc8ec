using System.Text.RegularExpressions;

namespace TypedFlows.Documents.Support;

/// <summary>Finds the source text of shipped C# files.</summary>
internal static class ShippedSource
{
    private static readonly Lazy<IReadOnlyList<string>> s_shipped = new(() => [.. Under("generator"), .. Under("runtime")]);

    /// <summary>Gets the text of every C# file under a folder, without build output.</summary>
    public static IEnumerable<string> Under(string folder) => Directory
        .EnumerateFiles(Repository.Full(folder), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(step => step is "bin" or "obj"))
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText);

    /// <summary>Gets the text of all files that declare a type; empty if there are none.</summary>
    public static string OfType(string name)
    {
        var declaration = new Regex($@"\b(?:class|record|struct|interface)\s+{name}\b");
        return string.Concat(s_shipped.Value.Where(text => declaration.IsMatch(text)));
    }
}
