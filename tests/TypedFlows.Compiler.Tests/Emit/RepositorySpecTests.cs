namespace TypedFlows.Compiler.Tests.Emit;

public sealed class RepositorySpecTests
{
    internal static EmittedCode All { get; } = EmittedCode.From(
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "specs"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(p => new SpecFileText(
                Path.GetRelativePath(Repository.Root, p).Replace('\\', '/'),
                File.ReadAllText(p),
                Path.GetFileName(p) == "datalake.json" ? "DataLake" : null)),
    ]);

    [Fact]
    public void All_specs_compile_in_one_assembly_without_a_warning()
    {
        Assert.Empty(All.Diagnose());
    }
}
