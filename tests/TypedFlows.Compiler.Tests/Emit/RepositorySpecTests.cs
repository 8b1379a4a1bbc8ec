namespace TypedFlows.Compiler.Tests.Emit;

public sealed class RepositorySpecTests
{
    internal static EmittedCode All { get; } = EmittedCode.From(
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "specs"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(p => (Path.GetRelativePath(Repository.Root, p).Replace('\\', '/'), File.ReadAllText(p))),
    ]);

    [Fact]
    public void All_specs_compile_in_one_assembly_without_a_warning()
    {
        Assert.Empty(All.Diagnose());
    }
}
