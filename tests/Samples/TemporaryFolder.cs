namespace TypedFlows.Samples;

/// <summary>Creates a folder that is deleted after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("typedflows-sample-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
