namespace TypedFlows.Compiler.Tests.Emit;

public sealed class SnapshotTests
{
    [Theory]
    [InlineData("CrmToAep")]
    [InlineData("AmazonS3")]
    public void Emitted_code_reads_as_before(string typeName) =>
        Snapshot.Verify(typeName, RepositorySpecTests.All.Sources[SpecCompiler.HintName(typeName)]);

    [Fact]
    public void Links_read_as_before() => Snapshot.Verify("Links", RepositorySpecTests.All.Sources["Links.g.cs"]);
}
