using System.Text.RegularExpressions;

namespace TypedFlows.Architecture;

/// <summary>Small rooms: one type a file, files short enough to read in one sitting.</summary>
public partial class SourceFileTests
{
    [Fact]
    public void Files_are_short()
    {
        var tooLong = Repository.SourceFiles("generator", "runtime", "samples", "tests")
            .Where(file => !file.EndsWith(".verified.cs", StringComparison.Ordinal))
            .Select(file => (file, lines: Repository.Read(file).Count(c => c == '\n'), limit: Limit(file)))
            .Where(row => row.lines > row.limit)
            .Select(row => $"{row.file} has {row.lines} lines, limit {row.limit}");
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Production_files_hold_one_type_each()
    {
        var crowded = Repository.SourceFiles("generator", "runtime")
            .Where(file => !file.Contains("/Polyfills/", StringComparison.Ordinal))
            .Select(file => (file, count: TopLevelType().Count(Repository.Read(file))))
            .Where(row => row.count > 1)
            .Select(row => $"{row.file} declares {row.count} types");
        Assert.Empty(crowded);
    }

    private static int Limit(string file) =>
        file.Contains("/Emit/", StringComparison.Ordinal) || file.Contains("/Parsing/", StringComparison.Ordinal) ? 400 : 300;

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|unsafe)\s+)*(?:class|record|struct|interface|enum|delegate)\b", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();
}
