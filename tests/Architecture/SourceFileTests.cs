namespace TypedFlows.Architecture;

/// <summary>Tests that files and folders are short enough to read at once.</summary>
public class SourceFileTests
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
    public void Few_files_are_so_short_that_a_sibling_could_hold_them() =>
        Assert.True(Repository.SourceFiles("generator", "runtime").Count(file => Repository.Read(file).Count(c => c == '\n') < 20) < 120);

    /// <summary>
    /// Tests that all steps of the compiler share the file that the host supplies, and that only the file reads its text, so each file is
    /// read once.
    /// </summary>
    [Fact]
    public void Only_a_source_file_reads_its_json()
    {
        Assert.Equal(
            ["generator/TypedFlows.Compiler/Reading/SourceFile.cs"],
            Containing(" JsonReader.Read(", "generator", "runtime/TypedFlows.Tool", "runtime/TypedFlows.Emulator"));
        Assert.Equal(
            ["Parsing/SpecParser.cs", "SpecFileText.cs"],
            Containing("new SourceFile(", "generator/TypedFlows.Compiler").Select(file => file["generator/TypedFlows.Compiler/".Length..]));
    }

    private static IEnumerable<string> Containing(string text, params string[] folders) =>
        Repository.SourceFiles(folders).Where(file => Repository.Read(file).Contains(text, StringComparison.Ordinal));

    [Fact]
    public void Folders_hold_at_most_30_files()
    {
        var crowded = Repository.SourceFiles("generator", "runtime")
            .GroupBy(file => Path.GetDirectoryName(file))
            .Where(folder => folder.Count() > 30)
            .Select(folder => $"{folder.Key} holds {folder.Count()} files");
        Assert.Empty(crowded);
    }

    // Emitters, parsers, tests and the table of errors are long lists of cases.
    private static int Limit(string file) =>
        file.Contains("/Emit/", StringComparison.Ordinal) || file.Contains("/Parsing/", StringComparison.Ordinal)
            || file.StartsWith("tests/", StringComparison.Ordinal) || file.EndsWith("/ApiErrors.cs", StringComparison.Ordinal) ? 400 : 300;
}
