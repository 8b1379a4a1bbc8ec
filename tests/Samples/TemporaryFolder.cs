namespace TypedFlows.Samples;

/// <summary>A folder that is gone when the test is done.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("typedflows-sample-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
