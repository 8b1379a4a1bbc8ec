using System.Text.RegularExpressions;

namespace TypedFlows.Documents.Support;

/// <summary>Reads the dependencies between the folders of the compiler from <c>using</c> directives.</summary>
internal static partial class FolderArrows
{
    private const string Compiler = "generator/TypedFlows.Compiler";

    public static IEnumerable<string> Read() =>
        from path in Directory.GetDirectories(Repository.Full(Compiler)).Order(StringComparer.Ordinal)
        let folder = Path.GetFileName(path)
        where folder is not ("bin" or "obj" or "Polyfills")
        from used in ShippedSource.Under($"{Compiler}/{folder}")
            .SelectMany(text => Using().Matches(text).Select(match => match.Groups["folder"].Value))
            .Distinct()
            .Order(StringComparer.Ordinal)
        where used != folder
        select $"{folder} --> {used}";

    [GeneratedRegex(@"^using (?:static )?TypedFlows\.Compiler\.(?<folder>\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
